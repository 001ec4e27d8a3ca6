"""Every type of message, by who sends it: one line for each module of types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.messages.bank import BANK
from recouvrement.messages.debtor import DEBTOR
from recouvrement.messages.dialogue import DIALOGUE
from recouvrement.messages.endings import ENDINGS
from recouvrement.messages.enforcement import BAILIFF, FILE
from recouvrement.messages.ficp import FICP
from recouvrement.messages.functions import FUNCTIONS
from recouvrement.messages.money import BANK_MONEY, STAFF_MONEY
from recouvrement.messages.plans import PLANS
from recouvrement.messages.post import POST
from recouvrement.messages.procedures import PROCEDURES
from recouvrement.messages.staff import STAFF
from recouvrement.messages.stops import STOPS
from recouvrement.messages.tasks import TASKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recouvrement.messages.data import MessageType

COUNTERPARTS: Final[Mapping[str, tuple[MessageType, ...]]] = {
    "bank": (*BANK, *PROCEDURES, *FICP, *BANK_MONEY),
    "debtor": DEBTOR,
    "staff": (*STAFF, *STOPS, *DIALOGUE, *TASKS, *PLANS, *ENDINGS, *STAFF_MONEY, *FILE),
    "post": POST,
    "bailiff": BAILIFF,
    "functions": FUNCTIONS,
}
