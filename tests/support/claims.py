"""What is claimed of every course of a contract: each claim has a name, and is counted each time it is really asked.

A failing example begins with the name of the claim that it breaks.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Final


class Claim(StrEnum):
    # The sentence of the issue
    BALANCE = "the balance is the ledger's"
    STATEMENT = "the statement of an accelerated claim is the naive one"
    LINES = "printed lines add up to their total"
    PRINTED = "a letter after the acceleration prints the naive claim"
    TWICE = "a fact told twice changes nothing"
    DAY_TWICE = "a day reached twice does nothing more"
    FOLD = "the journal folds to the case, version by version"
    CHAIN = "the journal's chain is whole"
    NO_LETTER_PAID = "no letter leaves after the money"
    ORDER = "no step without the one before"
    CROSSED = "an act that had left is compensated, exactly once"
    EXPIRED = "a letter taken back in time owes no apology"
    # Guards of the reference, transition by transition
    WORKED_DAY = "letters leave on worked days"
    ADDRESS = "nothing leaves to an address that is not known"
    OPEN = "no step of a closed case"
    LEFT_ALONE = "whoever is held, disputes or is frozen is asked for nothing"
    PLANNED = "nobody is chased while a plan or twelve instalments run"
    SUM = "a letter asks for what is owed today, above its floor"
    NOTICE_FIRST = "measures are proposed before a consumer's notice"
    NOTICE_OFFER = "an account is put on notice once its offer has ended"
    ROUTE = "only a lawful clause accelerates"
    APPROVED = "a named person approved, who is not who asked"
    DELEGATION = "the approver's level reaches the claim of the day"
    CURE = "every period to cure is proven and over, nothing cured"
    TOLD_FICP = "whom an acceleration reports was informed (L04)"
    FICP_PERSON = "the file holds borrowers alone, for themselves, who contest nothing"
    FICP_WINDOW = "nobody is declared before his window has ended"
    FICP_OWED = "nobody is declared who has paid or agreed"
    FICP_ONCE = "nobody is declared twice, or lifted who was not"
    FICP_LIFTED = "who has paid is lifted at once"
    HANDOVER_PARTIES = "a file asks no more than an order against who is frozen"
    HANDOVER_WORTH = "a file is worth a suit"
    HANDOVER_WAITS = "a file waits its days, or is urgent"
    HANDOVER_MEASURES = "sixty days since measures, unless the time bar is near"
    HANDOVER_BAR = "near the time bar, an urgent approval alone"
    HANDOVER_PIECES = "every piece is there, or waived by name"
    HANDOVER_STATEMENT = "the statement handed over is fifteen days old at most"
    ENFORCED = "enforced only when served, silent for its months, and not frozen"
    CLOSED = "closed only when its reason holds"
    PLAN_SUM = "instalments of a plan sum to its total"


EXERCISED: Final[Counter[str]] = Counter()
"""How often each claim was asked in this process."""


def holds(claim: Claim, truth: object, said: object = "") -> None:
    """Raise AssertionError naming the claim, with what was seen."""
    EXERCISED[claim] += 1
    assert truth, f"broken: {claim}. {said}"


def never_asked() -> list[str]:
    return [claim for claim in Claim if not EXERCISED[claim]]
