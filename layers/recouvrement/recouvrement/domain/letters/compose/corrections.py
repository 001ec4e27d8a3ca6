"""L18: a letter that had left is withdrawn, with the reason, and what it means for whoever got it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.letters.wanted import APOLOGY
from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.stops.holds import HoldReason
from recouvrement.domain.case.stops.stopped import stops
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.letters.answers import CorrectionLetter, WithdrawnLetter
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode
from recouvrement.domain.letters.compose.headings import addressed
from recouvrement.domain.letters.french import NO_BREAK_SPACE, day, euros
from recouvrement.domain.letters.tables import AmountLine

if TYPE_CHECKING:
    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.letters.compose.brief import Brief

_COLON: Final = f"{NO_BREAK_SPACE}:"
_ACCELERATIONS: Final = frozenset({LetterCode.L11, LetterCode.L11_C})
_OUR_MISTAKE: Final = "c’est une erreur de notre part."


def correction(brief: Brief) -> CorrectionLetter:
    """L18, which withdraws the letter that its step names. Raises InvalidMessage for one that is not there."""
    withdrawn = brief.case.letter(brief.letter.step.removeprefix(f"{APOLOGY}:"))
    if withdrawn is None:
        raise InvalidMessage("the letter to withdraw is not in the case")
    return CorrectionLetter(
        **addressed(brief),
        withdrawn=WithdrawnLetter(withdrawn.code, _title(withdrawn), day(withdrawn.requested_on)),
        reason=_reason(brief, withdrawn),
        position_on=day(brief.position_on),
        position=(AmountLine("Somme restant due au titre du contrat", euros(brief.view.outstanding)),),
        consequence=_consequence(brief, withdrawn),
    )


def _title(withdrawn: Letter) -> str:
    """A message has no entry in the catalogue of letters."""
    known = [code for code in LetterCode if code == withdrawn.code]
    return CATALOGUE[known[0]].title if known else "Message électronique"


def _reason(brief: Brief, withdrawn: Letter) -> str:
    """The first of these that the case knows: money, a bounced payment, a hold, another sum; else a mistake."""
    received = brief.view.received
    if received > withdrawn.received:
        return f"Votre paiement du {day(receipts(brief.case)[-1].received_on)} et notre lettre se sont croisés."
    if brief.case.overdraft is not None and _owes_nothing(brief):
        return f"Votre versement et notre lettre se sont croisés{_COLON} {_settled(brief)}."
    if received < withdrawn.received:
        return f"Un paiement que nous avions compté a été rejeté{_COLON} la somme indiquée n’était plus exacte."
    if held := _hold_since(brief, withdrawn):
        return held
    if _sum_changed(brief, withdrawn):
        return f"La somme demandée avait changé, et cette lettre est partie malgré tout{_COLON} {_OUR_MISTAKE}"
    return f"Cette lettre est partie alors que nous avions décidé de ne plus l’envoyer{_COLON} {_OUR_MISTAKE}"


def _hold_since(brief: Brief, withdrawn: Letter) -> str | None:
    reasons = {one.reason for one in stops(brief.case) if one.days.first >= withdrawn.requested_on}
    if HoldReason.DISPUTE in reasons:
        return f"Votre contestation et notre lettre se sont croisées{_COLON} nous vous répondrons sur ce point."
    if reasons:
        return f"Cette lettre est partie alors que nos démarches étaient suspendues{_COLON} {_OUR_MISTAKE}"
    return None


def _sum_changed(brief: Brief, withdrawn: Letter) -> bool:
    """Once accelerated the claim grows with each day's interest: that is no reason to withdraw a letter."""
    return brief.case.accelerated_on is None and brief.view.asked_of(brief.debtor) != withdrawn.amount


def _consequence(brief: Brief, withdrawn: Letter) -> str:
    said = []
    if withdrawn.is_void:
        said.append(f"Le courrier du {day(withdrawn.requested_on)} est retiré{_COLON} il n’ouvre aucun délai.")
    if withdrawn.code in _ACCELERATIONS and (withdrawn.is_void or _goes_on(brief)):
        said.append("La déchéance du terme qu’il annonçait n’a aucun effet.")
    if _owes_nothing(brief):
        said.append(f"Vous n’avez rien à payer{_COLON} {_settled(brief)}.")
    elif withdrawn.is_void:
        said.append("Si une somme reste due, un autre courrier vous parviendra.")
    else:
        said.append(f"Ne tenez pas compte de ce courrier{_COLON} toute nouvelle demande vous parviendrait par écrit.")
    return " ".join(said)


def _owes_nothing(brief: Brief) -> bool:
    return brief.view.outstanding <= brief.view.rules.treated_as_paid


def _goes_on(brief: Brief) -> bool:
    return brief.case.close_reason is CloseReason.REGULARISED


def _settled(brief: Brief) -> str:
    if brief.case.overdraft is not None:
        closed = brief.case.account_closed_on is not None
        return "le solde du compte clos est payé" if closed else "le compte est revenu dans sa limite"
    return "la dette est réglée" if brief.case.close_reason is CloseReason.PAID else "l’arriéré est réglé"
