"""What a debtor answers, written down by staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

from recouvrement.domain.case.commands.overdraft import AnswerTwelveInstalments
from recouvrement.domain.case.overdraft.twelve_instalments import OfferAnswer
from recouvrement.messages.data import Addressee, Data, MessageType, day_of, typed
from recouvrement.messages.envelope import Envelope

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command


class TwelveInstalmentsAnswered(Data):
    """Accepted on the day of `time`; `count` is less than twelve when the debtor would rather pay faster."""

    answer: OfferAnswer
    count: Annotated[int, Field(ge=1, le=12)] = 12

    def command(self, envelope: Envelope) -> Command:
        return AnswerTwelveInstalments(self.answer, day_of(envelope), self.count)


_MODELS: Final[dict[str, type[Data]]] = {"twelve_instalments.answered": TwelveInstalmentsAnswered}
DEBTOR: Final[tuple[MessageType, ...]] = tuple(typed(name, Addressee.EITHER, model) for name, model in _MODELS.items())
