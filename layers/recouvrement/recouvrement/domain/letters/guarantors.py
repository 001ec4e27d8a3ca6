"""What the law has the bank tell a guarantor: L03, L16 (CC 2302, 2303)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.letters.parts import Letter

if TYPE_CHECKING:
    from recouvrement.domain.letters.parts import OverIndebtedness
    from recouvrement.domain.letters.tables import AmountLine, Arrears, Guaranty


@dataclass(frozen=True, slots=True, kw_only=True)
class GuarantorInformationLetter(Letter):
    """L03 (CC 2303): information, not a demand."""

    guaranty: Guaranty
    incident_on: str
    regularisation_ended_on: str  # incident + 1 month
    arrears: Arrears
    arrears_on: str
    over_indebtedness: OverIndebtedness | None  # the guarantor's own; None: no file of his is known


@dataclass(frozen=True, slots=True, kw_only=True)
class GuarantorYearLetter(Letter):
    """L16 (CC 2302): what the guaranteed debt stood at on 31 December, and how long the guarantee lasts."""

    guaranty: Guaranty
    year_end: str
    lines: tuple[AmountLine, ...]  # principal, interest, accessories
    total: str
    until: str | None  # after « jusqu’ »: « au 5 juillet 2031 »; None: no term, he may end it
    over_indebtedness: OverIndebtedness | None  # the guarantor's own; None: no file of his is known
