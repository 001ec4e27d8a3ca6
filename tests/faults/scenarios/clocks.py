"""Days on which clocks and calendars are odd: an overdraft of one month is told about on each of them."""

from datetime import date, timedelta

from faults.harness.scenario import Scenario
from support.contracts import account

ODD_DAYS = {
    "clocks_go_back": (date(2025, 9, 26), date(2025, 10, 26)),
    "clocks_go_forward": (date(2026, 2, 27), date(2026, 3, 29)),
    "leap_day": (date(2028, 1, 28), date(2028, 2, 29)),
    "year_end": (date(2025, 11, 30), date(2025, 12, 31)),
}


def _around(name, since, odd):
    return Scenario(
        name=name,
        shows=f"the letter that is due around {odd} leaves once, on a working day",
        positions=lambda as_of: (account(as_of, "-351.20", since if as_of >= since else None),),
        before=(since + timedelta(days=4), since + timedelta(days=14)),
        faulted=tuple(odd + timedelta(days=offset) for offset in (-1, 0, 1, 2)),
        after=(odd + timedelta(days=3),),
        leads_to=("L05",),
    )


SCENARIOS = tuple(_around(name, *days) for name, days in ODD_DAYS.items())
