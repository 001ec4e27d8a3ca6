"""07:00 and 09:00 in Paris: whatever case has something to do today gets a ticket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aws_lambda_powertools import Logger

from recouvrement.adapters.case_metrics import tell_open_cases
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.sqs import QueueSender
from recouvrement.adapters.table import Table
from recouvrement.clock import clock_named
from recouvrement.domain.case.commands.day import Slot
from recouvrement.messages.reports import DayStart
from recouvrement.messages.schedules import read_scheduled_call
from recouvrement.settings import from_environment
from recouvrement.usecases.sweep_cases import sweep_cases

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


@dataclass(frozen=True, slots=True)
class Settings:
    table_name: str
    ticks_queue_url: str
    clock: str


settings = from_environment(Settings)
clock = clock_named(settings.clock)
logger = Logger()
agenda = DynamoCaseStore(Table(settings.table_name))
ticks = QueueSender.to(settings.ticks_queue_url)


def handler(event: dict[str, Any], _context: LambdaContext) -> dict[str, Any]:
    """Sweep the slot that the schedule names; an operator who sweeps again harms nothing."""
    call = read_scheduled_call(event)
    start = DayStart(
        today=clock.today(call.businessday),
        slot=call.slot or Slot.MORNING,
        at=clock.now(call.businessday, call.scheduled_time),
        businessday=call.businessday,
    )
    sweep = sweep_cases(start, agenda, ticks)
    if sweep.open_cases is not None:
        tell_open_cases(sweep.open_cases)
    logger.info("day told", day=start.today, slot=start.slot, cases=sweep.told)
    return {"day": start.today.isoformat(), "cases": sweep.told}
