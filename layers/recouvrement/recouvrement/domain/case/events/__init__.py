"""What has happened to a case. The names and fields written here are for good: the journal is append-only.

Nothing in an event names or locates a person: parties are cited by id and version (GDPR 17 stays possible).
"""

from recouvrement.domain.case.events.claim import ClaimEvent
from recouvrement.domain.case.events.dialogue import DialogueEvent
from recouvrement.domain.case.events.endings import EndingEvent
from recouvrement.domain.case.events.enforcement import EnforcementEvent
from recouvrement.domain.case.events.ficp import FicpEvent
from recouvrement.domain.case.events.letters import LetterEvent
from recouvrement.domain.case.events.money import MoneyEvent
from recouvrement.domain.case.events.overdraft import OverdraftEvent
from recouvrement.domain.case.events.people import PeopleEvent
from recouvrement.domain.case.events.plans import PlanEvent
from recouvrement.domain.case.events.procedure import ProcedureEvent
from recouvrement.domain.case.events.stops import StopEvent
from recouvrement.domain.case.events.tasks import TaskEvent

Event = (
    ClaimEvent
    | PeopleEvent
    | LetterEvent
    | ProcedureEvent
    | OverdraftEvent
    | MoneyEvent
    | FicpEvent
    | StopEvent
    | TaskEvent
    | DialogueEvent
    | PlanEvent
    | EndingEvent
    | EnforcementEvent
)
