"""The debtors as the papers of the file name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.people.debtors import Debtor
from recouvrement.domain.case.stops.freezes import FreezeReason
from recouvrement.domain.letters.compose.people import full_name, one_line, role_name
from recouvrement.domain.letters.french import short_day
from recouvrement.domain.letters.judiciary import PartyRow
from recouvrement.domain.position import DebtorKind, Party, Product

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Final[Mapping[DebtorKind, str]] = {
    DebtorKind.CONSUMER: "Consommateur",
    DebtorKind.PROFESSIONAL: "Professionnel",
    DebtorKind.SOLE_TRADER: "Entrepreneur individuel",
    DebtorKind.PROTECTED_ADULT: "Majeur protégé",
    DebtorKind.MINOR: "Mineur",
}
FREEZES: Final[Mapping[FreezeReason, str]] = {
    FreezeReason.OVER_INDEBTEDNESS: "procédure de surendettement",
    FreezeReason.INSOLVENCY: "procédure collective",
}


@dataclass(frozen=True, slots=True)
class Person:
    """A debtor of the case, and the particulars that his version of it names."""

    debtor: Debtor
    party: Party
    product: Product

    @property
    def name(self) -> str:
        return full_name(self.party)

    @property
    def role(self) -> str:
        return role_name(self.debtor.role, self.product)

    @property
    def address(self) -> str:
        """On one line, with what the bank knows against it."""
        if self.party.address is None:
            return "adresse inconnue"
        line = one_line(self.party.address)
        invalid_on = self.debtor.address_invalid_on
        return line if invalid_on is None else f"{line} (courrier revenu le {short_day(invalid_on)})"

    @property
    def row(self) -> PartyRow:
        return PartyRow(self.role, self.name, self.address)
