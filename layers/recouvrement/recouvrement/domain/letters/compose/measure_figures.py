"""The measures of CCo L312-35-1 in words and figures: what each would change, what each would cost."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.dialogue.record import Measure
from recouvrement.domain.law.forbearance import constant_payment, interest_by_parts, months_left, simple_interest
from recouvrement.domain.law.indemnity import deferred_instalments
from recouvrement.domain.letters.french import euros
from recouvrement.domain.letters.plans import ProposedMeasure
from recouvrement.domain.money import ZERO, Money, total

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recouvrement.domain.letters.compose.brief import Brief


@dataclass(frozen=True, slots=True)
class MeasureFigures:
    """Of the day of the letter. `months` None: the schedule ahead cannot be told from what the bank reports."""

    due: Money
    principal_due: Money  # of what is due: alone it bears interest
    ahead: Money  # principal not yet due
    instalment: Money  # of a month
    months: int | None
    rate_pct: Decimal
    deferral_months: int
    spread_months: int
    indemnity_on_due: Money
    indemnity_on_holiday: Money

    def deferred(self, measures: Iterable[Measure]) -> tuple[Money, ...]:
        """Sums whose payment those measures put off, each bearing the indemnity of D312-17."""
        bases = {Measure.DEFERRAL: self.due, Measure.PAYMENT_HOLIDAY: self.instalment.times(self.deferral_months)}
        return tuple(bases[measure] for measure in measures if measure in bases)


def figures_of(brief: Brief) -> MeasureFigures:
    terms, unpaid = brief.case.terms, brief.view.asked.unpaid
    rules, last = brief.parameters.dialogue, next(reversed(brief.case.instalments), None)
    ahead = brief.case.principal_not_yet_due
    months = months_left(ahead, terms.annual_rate_pct, last) if last is not None else 0
    due, instalment = brief.view.asked.total, ZERO if last is None else last.amount
    bases = (due, instalment.times(rules.deferral_months))
    indemnities = [
        deferred_instalments((base,), brief.parameters).at_contract_rate(terms.indemnity_rate_pct) for base in bases
    ]
    return MeasureFigures(
        due=due,
        principal_due=total(one.principal for one in unpaid) if unpaid else due,
        ahead=ahead,
        instalment=instalment,
        months=months or None,
        rate_pct=terms.annual_rate_pct,
        deferral_months=rules.deferral_months,
        spread_months=rules.spread_months,
        indemnity_on_due=indemnities[0].amount,
        indemnity_on_holiday=indemnities[1].amount,
    )


def proposed_measure(measure: Measure, figures: MeasureFigures, *, asks_indemnity: bool) -> ProposedMeasure:
    match measure:
        case Measure.DEFERRAL:
            return _deferral(figures, figures.indemnity_on_due if asks_indemnity else ZERO)
        case Measure.PAYMENT_HOLIDAY:
            return _holiday(figures, figures.indemnity_on_holiday if asks_indemnity else ZERO)
        case Measure.PARTIAL_REPAYMENTS:
            return _partial(figures)
        case Measure.RESCHEDULING:
            return _rescheduling(figures)
        case Measure.LONGER_TERM:
            return _longer(figures)
        case Measure.LOWER_RATE:
            return ProposedMeasure("Réduction du taux", "vos échéances baissent, à durée égale", "aucun")
        case Measure.REFINANCING:
            return _new_credit("Refinancement", "un nouveau crédit rembourse celui-ci, par des échéances plus faibles")
        case Measure.OTHER_CREDIT:
            return _new_credit("Crédit d’un autre type", "un crédit mieux adapté prend la place de celui-ci")
        case Measure.WAIVER:
            return ProposedMeasure("Abandon d’une partie de la somme", "vous ne devez plus cette partie", "aucun")
        case _:
            assert_never(measure)


def _deferral(figures: MeasureFigures, indemnity: Money) -> ProposedMeasure:
    months = figures.deferral_months
    interest = simple_interest(figures.principal_due, figures.rate_pct, months)
    goes_on = " ; vos échéances à venir continuent" if figures.instalment else ""
    effect = f"le paiement de la somme due, {euros(figures.due)}, attend {months} mois{goes_on}"
    return ProposedMeasure("Report de la somme due", effect, _cost(interest, indemnity))


def _holiday(figures: MeasureFigures, indemnity: Money) -> ProposedMeasure:
    months = figures.deferral_months
    interest = simple_interest(figures.ahead, figures.rate_pct, months)
    effect = f"vos {months} prochaines échéances sont reportées à la fin du contrat"
    return ProposedMeasure("Pause dans les échéances", effect, _cost(interest, indemnity))


def _partial(figures: MeasureFigures) -> ProposedMeasure:
    months = figures.spread_months
    part = Money.from_cents(figures.due.cents // months)
    beside = ", en plus de vos échéances" if figures.instalment else ""
    effect = f"{months} versements mensuels de {euros(part)}, le solde avec le dernier{beside}"
    interest = interest_by_parts(figures.principal_due, figures.rate_pct, months)
    return ProposedMeasure("Paiements partiels", effect, _cost(interest, ZERO))


def _rescheduling(figures: MeasureFigures) -> ProposedMeasure:
    title = "Rééchelonnement"
    if figures.months is None:
        return ProposedMeasure(title, "la somme due est répartie sur un nouvel échéancier", _TO_BE_WRITTEN)
    payment = constant_payment(figures.principal_due, figures.rate_pct, figures.months)
    rest = figures.due - figures.principal_due
    more = payment + Money.from_cents(rest.cents // figures.months)
    interest = payment.times(figures.months) - figures.principal_due
    effect = f"{euros(more)} de plus, environ, à chacune des {figures.months} échéances restantes"
    return ProposedMeasure(title, effect, _cost(max(interest, ZERO), ZERO))


def _longer(figures: MeasureFigures) -> ProposedMeasure:
    title = "Allongement de la durée"
    if figures.months is None:
        return ProposedMeasure(title, "vos échéances baissent, et durent plus longtemps", _TO_BE_WRITTEN)
    principal, more = figures.ahead + figures.principal_due, figures.spread_months
    before = constant_payment(principal, figures.rate_pct, figures.months)
    after = constant_payment(principal, figures.rate_pct, figures.months + more)
    cost = after.times(figures.months + more) - before.times(figures.months)
    effect = f"{more} mois de plus pour rembourser le tout : {euros(after)} par mois hors assurance, environ"
    return ProposedMeasure(title, effect, _cost(max(cost, ZERO), ZERO))


_TO_BE_WRITTEN = "intérêts au taux du contrat, chiffrés dans l’accord avant que vous le signiez"


def _new_credit(title: str, effect: str) -> ProposedMeasure:
    return ProposedMeasure(title, effect, "celui du nouveau crédit, chiffré dans l’offre avant que vous l’acceptiez")


def _cost(interest: Money, indemnity: Money) -> str:
    """As what stands in the contract: its rate, and the indemnity of a deferral where the law knows one."""
    asked = f"intérêts au taux du contrat, {euros(interest)} environ" if interest else "aucun"
    return f"{asked}, et indemnité de report, {euros(indemnity)}" if indemnity else asked
