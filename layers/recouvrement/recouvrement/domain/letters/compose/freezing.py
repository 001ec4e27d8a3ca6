"""The over-indebtedness file before which a letter asks for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.stops.freezes import FreezeReason, Stage, standing
from recouvrement.domain.letters.french import day
from recouvrement.domain.letters.parts import OverIndebtedness

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recouvrement.domain.letters.compose.brief import Brief

_STAGES: Final[Mapping[str, str]] = {
    Stage.FILED: "déposé",
    Stage.ADMISSIBLE: "déclaré recevable",
    Stage.LIABILITIES: "suivi d’un état des dettes, arrêté",
    Stage.PLAN: "suivi d’un plan, entré en vigueur",
    Stage.IMPOSED: "suivi de mesures imposées, décidées",
    Stage.DISCHARGED: "suivi d’un rétablissement personnel, prononcé",
    Stage.ENDED: "clos",
}


def over_indebtedness(brief: Brief) -> OverIndebtedness | None:
    """Last stage notified of the file of the addressee; None: no file of his stands."""
    stops = brief.case.stops
    course = standing(stops.freezes, stops.reviews, brief.letter.party_id)
    if course is None or course.reason is not FreezeReason.OVER_INDEBTEDNESS:
        return None
    return OverIndebtedness(_STAGES[course.last.stage], day(course.last.on))
