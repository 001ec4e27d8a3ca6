"""What members of staff do with the tasks of their worklist."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.commands.people import DecideSearch
from recouvrement.domain.case.commands.tasks import FinishTask, PostponeTask, TakeTask
from recouvrement.domain.case.letters.address_search import SearchOutcome
from recouvrement.domain.identifiers import PartyId, PersonName
from recouvrement.messages.approver import Approver
from recouvrement.messages.data import Addressee, Data, Identifier, MessageType, Text, day_of, typed

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command
    from recouvrement.messages.envelope import Envelope


class TaskTaken(Data):
    """Without `owner`, `by` takes it for himself; a supervisor, or its owner, hands it to somebody else."""

    task_id: Identifier
    by: Approver
    owner: Text | None = None

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return TakeTask(self.task_id, PersonName(self.owner or self.by.name), self.by.person)


class TaskPostponed(Data):
    """Nobody sees it before `until`; beyond its last day, only a supervisor may."""

    task_id: Identifier
    until: date
    by: Approver
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return PostponeTask(self.task_id, self.until, self.by.person, self.reason)


class TaskDone(Data):
    """`note` says what came of it."""

    task_id: Identifier
    by: Text
    note: Text

    def command(self, envelope: Envelope) -> Command:
        return FinishTask(self.task_id, day_of(envelope), PersonName(self.by), self.note)


class AddressSearchDecided(Data):
    """Nobody found his address in time. `until`, the last day of the new search, only to search again."""

    party_id: Identifier
    outcome: SearchOutcome
    until: date | None = None
    by: Approver
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return DecideSearch(PartyId(self.party_id), self.outcome, self.until, self.by.person, self.reason)


_MODELS: Final[dict[str, type[Data]]] = {
    "task.taken": TaskTaken,
    "task.postponed": TaskPostponed,
    "task.done": TaskDone,
    "address_search.decided": AddressSearchDecided,
}
TASKS: Final[tuple[MessageType, ...]] = tuple(typed(name, Addressee.EITHER, model) for name, model in _MODELS.items())
