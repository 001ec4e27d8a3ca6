"""What may be asked of a case, or told to it. A closed union: `decide` answers each of them."""

from recouvrement.domain.case.commands.acts import ActCommand
from recouvrement.domain.case.commands.claim import ClaimCommand
from recouvrement.domain.case.commands.day import ReachDay
from recouvrement.domain.case.commands.dialogue import DialogueCommand
from recouvrement.domain.case.commands.endings import EndingCommand
from recouvrement.domain.case.commands.enforcement import EnforcementCommand
from recouvrement.domain.case.commands.ficp import FicpCommand
from recouvrement.domain.case.commands.files import ExhibitCommand, HandoverReport
from recouvrement.domain.case.commands.letters import LetterReport, ProofCommand
from recouvrement.domain.case.commands.money import MoneyCommand
from recouvrement.domain.case.commands.overdraft import OverdraftCommand
from recouvrement.domain.case.commands.people import PeopleCommand
from recouvrement.domain.case.commands.plans import PlanCommand
from recouvrement.domain.case.commands.stops import StopCommand
from recouvrement.domain.case.commands.tasks import TaskCommand

Command = (
    ClaimCommand
    | PeopleCommand
    | StopCommand
    | ActCommand
    | OverdraftCommand
    | MoneyCommand
    | PlanCommand
    | EndingCommand
    | FicpCommand
    | ExhibitCommand
    | LetterReport
    | ProofCommand
    | HandoverReport
    | TaskCommand
    | EnforcementCommand
    | DialogueCommand
    | ReachDay
)
