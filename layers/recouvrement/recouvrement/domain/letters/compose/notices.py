"""L10, L10-P, L10-T, L10-C on a loan, L10-F on a bill (CC 1344). None names a day for the end of its period."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.letters.proofs import cure_days
from recouvrement.domain.case.money.claim import default_indemnity
from recouvrement.domain.case.money.guarantors import informed_on
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.compose.articles import articles
from recouvrement.domain.letters.compose.figures import arrears_table, bills_table
from recouvrement.domain.letters.compose.guarantors import addressee, extension_clause, fallen_due_figures, guaranty
from recouvrement.domain.letters.compose.headings import Demanding, co_debtors, demanding, names
from recouvrement.domain.letters.compose.reminders import rate_increase
from recouvrement.domain.letters.french import day, euros, listing, percent
from recouvrement.domain.letters.notices import (
    AccelerationEstimate,
    BillFormalNoticeLetter,
    Clause,
    FormalNoticeLetter,
    GuarantorFormalNoticeLetter,
    JudicialFormalNoticeLetter,
    ProfessionalFormalNoticeLetter,
)
from recouvrement.domain.position import Product

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.letters.compose.brief import Brief
    from recouvrement.domain.letters.parts import Posture
    from recouvrement.domain.letters.tables import Arrears

_REMINDERS: Final = (LetterCode.L01, LetterCode.L01_M, LetterCode.L02, LetterCode.L02_D)


class _Warned(Demanding):
    posture: Posture
    reminded_on: str
    cure_days: str
    co_debtors: str | None


class _Called(_Warned):
    arrears: Arrears
    arrears_on: str


class _Notice(_Called):
    forbearance_article: str | None
    delay_article: str | None
    judge: str


def formal_notice(brief: Brief) -> FormalNoticeLetter:
    """L10. Raises InvalidProcedure when the bank has not given the text of the contract's clause."""
    law = articles(brief)
    return FormalNoticeLetter(
        **_notice(brief),
        clause=_clause(brief),
        estimate=_estimate(brief),
        acceleration_article=law.acceleration,
        indemnity_article=law.indemnity,
        indemnity_base=law.indemnity_base,
        rate_increase=rate_increase(brief),
        credit_line=credit_line(brief),
    )


def professional_formal_notice(brief: Brief) -> ProfessionalFormalNoticeLetter:
    """L10-P. Raises like L10."""
    return ProfessionalFormalNoticeLetter(
        **_called(brief),
        clause=_clause(brief),
        estimate=_estimate(brief),
        late_interest_rate=percent(brief.case.terms.annual_rate_pct),
        court=articles(brief).judge,
    )


def bill_formal_notice(brief: Brief) -> BillFormalNoticeLetter:
    """L10-F."""
    return BillFormalNoticeLetter(
        **_warned(brief),
        bills=bills_table(brief.arrears.unpaid),
        bills_on=day(brief.position_on),
        court=articles(brief).judge,
    )


def judicial_formal_notice(brief: Brief) -> JudicialFormalNoticeLetter:
    return JudicialFormalNoticeLetter(**_notice(brief))


def guarantor_formal_notice(brief: Brief) -> GuarantorFormalNoticeLetter:
    """L10-C. Raises InvalidMessage when he was never informed of the incident (CC 2303)."""
    informed = informed_on(brief.case, brief.debtor)
    if informed is None:
        raise InvalidMessage("the guarantor was not informed of the first incident (L03)")
    borrower, *others = _noticed_with(brief)
    figures = fallen_due_figures(addressee(brief), brief.arrears.unpaid)
    return GuarantorFormalNoticeLetter(
        **demanding(brief),
        guaranty=replace(guaranty(brief), borrower=brief.people.name(borrower.party_id)),
        arrears=arrears_table(brief.arrears.unpaid),
        arrears_on=day(brief.position_on),
        informed_on=day(informed),
        cure_days=str(cure_days(brief.view, brief.letter)),
        co_debtors=names(brief, others),
        extension_clause=extension_clause(brief),
        deductions=figures.deductions,
        due=euros(figures.due),
    )


def clause_number(brief: Brief) -> str:
    """`article 8`, after which letters write « l’ ». Raises InvalidMessage when the contract names no clause."""
    reference = (brief.case.terms.clause_reference or "").strip()
    if not reference:
        raise InvalidMessage("the contract names no acceleration clause")
    return reference if reference.lower().startswith("art") else f"article {reference}"


def days_of(dates: Sequence[date]) -> str:
    """`du 17 septembre 2026`, `des 17 septembre et 2 octobre 2026`: the year once where it is the same."""
    if len(dates) == 1:
        return f"du {day(dates[0])}"
    same_year = len({one.year for one in dates}) == 1
    written = [day(one).removesuffix(f" {one.year}") if same_year else day(one) for one in dates[:-1]]
    return f"des {listing([*written, day(dates[-1])])}"


def credit_line(brief: Brief) -> str | None:
    """None: nothing can be drawn on this loan."""
    return "votre réserve de crédit" if brief.case.terms.product is Product.REVOLVING_CREDIT else None


def _notice(brief: Brief) -> _Notice:
    law = articles(brief)
    return _Notice(
        **_called(brief),
        forbearance_article=law.forbearance,
        delay_article=law.delay,
        judge=law.judge,
    )


def _called(brief: Brief) -> _Called:
    return _Called(**_warned(brief), arrears=arrears_table(brief.arrears.unpaid), arrears_on=day(brief.position_on))


def _warned(brief: Brief) -> _Warned:
    return _Warned(
        **demanding(brief),
        posture=brief.view.posture,
        reminded_on=_reminded_on(brief),
        cure_days=str(cure_days(brief.view, brief.letter)),
        co_debtors=co_debtors(brief),
    )


def _noticed_with(brief: Brief) -> tuple[Debtor, ...]:
    """Those who get a notice of their own beside this guarantor, the borrowers first. Raises InvalidMessage."""
    borrowers = brief.borrowers_but(brief.letter.party_id)
    if not borrowers:
        raise InvalidMessage("nobody is left whom this guarantor answers for")
    guarantors = [one for one in brief.case.debtors if one.is_guarantor and one.party_id != brief.letter.party_id]
    return (*borrowers, *guarantors)


def _reminded_on(brief: Brief) -> str:
    sent = sorted({letter.sent_on for letter in brief.sent_before(*_REMINDERS) if letter.sent_on})
    if not sent:
        raise InvalidMessage("no reminder has left for this debtor")
    return f"{'notre courrier' if len(sent) == 1 else 'nos courriers'} {days_of(sent)}"


def _clause(brief: Brief) -> Clause:
    text = brief.bank.clause_text(brief.case.terms.clause_cure_days)
    if text is None:
        raise InvalidProcedure(
            f"bank.toml: clauses: none for a period of {brief.case.terms.clause_cure_days} days, which L10 must quote"
        )
    return Clause(clause_number(brief), text)


def _estimate(brief: Brief) -> AccelerationEstimate:
    """What an acceleration today would make due; printed as not due."""
    principal, arrears = brief.case.principal_not_yet_due, brief.arrears.total
    indemnity = default_indemnity(brief.case, principal, brief.parameters)
    return AccelerationEstimate(
        arrears=euros(arrears),
        principal_not_yet_due=euros(principal),
        indemnity_rate=percent(indemnity.rate_pct),
        indemnity=euros(indemnity.amount),
        total=euros(arrears + principal + indemnity.amount),
    )
