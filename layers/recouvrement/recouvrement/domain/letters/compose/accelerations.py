"""L11 and L11-C: the acceleration, effective at the first presentation of the letter (CCo L312-39, CC 1305-5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.law.ficp import ficp_timeline
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.accelerations import (
    AcceleratedClaim,
    AccelerationLetter,
    Decision,
    GuarantorAccelerationLetter,
    NoticeProof,
)
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.compose.articles import articles
from recouvrement.domain.letters.compose.figures import arrears_table, claim_lines
from recouvrement.domain.letters.compose.guarantors import accelerated_figures, addressee, extension_clause, guaranty
from recouvrement.domain.letters.compose.headings import demanding, names
from recouvrement.domain.letters.compose.notices import clause_number, credit_line
from recouvrement.domain.letters.french import day, euros, percent
from recouvrement.domain.strategy import HandOver

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recouvrement.domain.letters.compose.brief import Brief

_TITLES: Final[Mapping[Level, str]] = {
    Level.AGENT: "chargé de recouvrement",
    Level.SUPERVISOR: "responsable d’unité de recouvrement",
    Level.HEAD_OF_COLLECTIONS: "responsable du recouvrement",
    Level.COMMITTEE: "pour le comité de recouvrement",
}


def acceleration(brief: Brief) -> AccelerationLetter:
    """L11. Raises InvalidMessage without a proven notice or a named decision."""
    accelerated = [one for one in brief.case.debtors if one.is_borrower and one.party_id in brief.accelerated_parties]
    others = [one for one in brief.case.debtors if one.is_borrower and one not in accelerated]
    law = articles(brief)
    return AccelerationLetter(
        **demanding(brief),
        notice=_notice(brief),
        clause_number=clause_number(brief),
        claim=_claim(brief),
        ficp_position=_ficp_position(brief),
        handover_from=day(_handover_from(brief)),
        decision=_decision(brief),
        accelerated_debtors=names(brief, accelerated) or "",
        other_debtors=names(brief, others),
        credit_line=credit_line(brief),
        acceleration_article=law.acceleration,
        indemnity_article=law.indemnity,
        delay_article=law.delay,
        judge=law.judge,
    )


def guarantor_acceleration(brief: Brief) -> GuarantorAccelerationLetter:
    """L11-C, written with L11, whose first presentation is then still to come."""
    statement = brief.statement_once_accelerated
    figures = accelerated_figures(addressee(brief), statement)
    return GuarantorAccelerationLetter(
        **demanding(brief),
        guaranty=guaranty(brief),
        notice=_notice(brief),
        borrower_accelerated_on=_borrower_accelerated_on(brief),
        extension_clause=extension_clause(brief),
        arrears=arrears_table([one for one in statement.overdue if one.amount]),
        lines=figures.lines,
        due=euros(figures.due),
        stated_on=day(brief.on),
        interest_lost=figures.interest_lost,
        delay_article=articles(brief).delay,
        handover_from=day(_handover_from(brief)),
        decision=_decision(brief),
    )


def _borrower_accelerated_on(brief: Brief) -> str:
    """The day of effect where the post has proven it, else what that day will be; after « avec effet au »."""
    borrowers = [one for one in brief.case.debtors if one.is_borrower]
    notified = [one.accelerated_on for one in borrowers if one.accelerated_on]
    sent = [one.acceleration_sent_on for one in borrowers if one.acceleration_sent_on]
    if notified:
        return day(max(notified))
    return f"jour de la première présentation de notre lettre du {day(max(sent, default=brief.on))}"


def _notice(brief: Brief) -> NoticeProof:
    notice = brief.debtor.notice
    if notice is None or notice.presented_on is None or notice.cure_ends_on is None:
        raise InvalidMessage("the formal notice to this debtor is not proven")
    return NoticeProof(day(notice.sent_on), day(notice.presented_on), day(notice.cure_ends_on))


def _claim(brief: Brief) -> AcceleratedClaim:
    statement = brief.statement_once_accelerated
    indemnity = statement.claim.acceleration.indemnity
    return AcceleratedClaim(
        lines=claim_lines(statement),
        total=euros(statement.total_due),
        stated_on=day(statement.statement_on),
        rate=percent(statement.claim.annual_rate_pct),
        daily_interest=euros(statement.daily_interest),
        indemnity_rate=percent(indemnity.rate_pct),
        indemnity_base=articles(brief).indemnity_base,
        indemnity=euros(indemnity.amount),
    )


def _decision(brief: Brief) -> Decision:
    """The human who decided (mention L11.10)."""
    approval = brief.case.approval(Act.ACCELERATION)
    if approval is None or approval.approved_by is None or approval.approved_on is None or approval.level is None:
        raise InvalidMessage("no named person has decided on this acceleration")
    return Decision(approval.approved_by, _TITLES[approval.level], day(approval.approved_on))


def _ficp_position(brief: Brief) -> str | None:
    """None: the file holds no credit of a professional (CCo L751-1)."""
    if brief.case.regime is LegalRegime.PROFESSIONAL:
        return None
    warned = [letter.sent_on for letter in brief.sent_before(LetterCode.L04) if letter.sent_on]
    if not warned:
        return "cette créance ne donne pas lieu, à votre égard, à une déclaration par la banque."
    end = ficp_timeline(warned[-1], brief.parameters).cure_last_day
    told = f"par notre lettre du {day(warned[-1])}, nous vous avons averti que l’incident serait déclaré"
    if brief.on <= end:
        return f"{told} à la Banque de France à défaut de régularisation le {day(end)} au plus tard."
    return f"{told} à la Banque de France ; le délai pour l’éviter s’est achevé le {day(end)}."


def _handover_from(brief: Brief) -> date:
    """Not before the procedure's wait from today, nor before the proposal of measures has had its time (domain §14)."""
    steps = [step for step in brief.view.strategy.ladder if isinstance(step.action, HandOver)]
    wait = max((step.gap_days for step in steps), default=0)
    earliest = brief.on + timedelta(days=wait)
    proposed = brief.case.forbearance_proposed_on
    return max(earliest, proposed + timedelta(days=brief.view.rules.forbearance_days)) if proposed else earliest
