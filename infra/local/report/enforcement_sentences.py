"""The bailiff's acts, what they open, what he is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from recouvrement.domain.case.enforcement.acts import (
    AccountAttachment,
    BailiffReceipt,
    DebtorAct,
    FeeNote,
    Judgment,
    OrderGranted,
    ServiceDone,
)
from recouvrement.domain.case.events.enforcement import (
    ActReceived,
    BailiffTold,
    EnforcementEvent,
    EnforcementOpened,
    EnforcementStopped,
    GrantRenewed,
    GrantRevoked,
    ProcedureChosen,
    Subject,
)
from recouvrement.domain.letters.act_names import ACT_TYPES, BEARERS, PROCEDURES, SERVED, SERVICE_MODES
from recouvrement.domain.letters.french import day, euros

if TYPE_CHECKING:
    from infra.local.report.people import Cast
    from recouvrement.domain.case.enforcement.acts import BailiffAct

_NEWS: Final = {
    Subject.PAYMENT: "paiement reçu directement",
    Subject.STOP: "ne plus rien entreprendre contre",
    Subject.RESUME: "reprise possible contre",
    Subject.RELEASE: "mainlevée demandée de la mesure",
}


def enforcement_sentence(event: EnforcementEvent, cast: Cast) -> str:
    match event:
        case ActReceived(act):
            who = f", {cast.person(act.party_id)}" if isinstance(act, DebtorAct) else ""
            return f"Acte du {day(act.on)} : {ACT_TYPES[act.act_type]}{who}{_more(act)}."
        case ProcedureChosen(procedure, by, reason, _):
            return f"{by} choisit la procédure « {PROCEDURES[procedure]} » : {reason.rstrip('.')}."
        case EnforcementOpened(party_id, since, _):
            return f"Titre définitif contre {cast.person(party_id)} : exécution possible depuis le {day(since)}."
        case EnforcementStopped(party_id):
            return f"Plus d’exécution contre {cast.person(party_id)}."
        case BailiffTold():
            return f"Le commissaire de justice est informé : {_news(event, cast)}."
        case GrantRevoked(by, reason, _):
            return f"{by} ferme l’accès du commissaire de justice : {reason.rstrip('.')}."
        case GrantRenewed(_, by, reason, _):
            return f"{by} renouvelle l’accès du commissaire de justice : {reason.rstrip('.')}."
        case _:
            assert_never(event)


def _more(act: BailiffAct) -> str:
    match act:
        case ServiceDone(mode=mode, served=served):
            return f" ({SERVED[served]}, {SERVICE_MODES[mode]})"
        case BailiffReceipt(gross=gross, fees_withheld=withheld):
            return f" ({euros(gross)}, dont {euros(withheld)} retenus à la charge de la banque)"
        case FeeNote(amount=amount, borne_by=bearer):
            return f" ({euros(amount)}, à la charge du {BEARERS[bearer]})"
        case AccountAttachment(attached=attached):
            return f" ({euros(attached)} saisis)"
        case OrderGranted(award=award) | Judgment(award=award):
            return f" ({euros(award.principal + award.interest + award.costs)} accordés)"
        case _:
            return ""


def _news(event: BailiffTold, cast: Cast) -> str:
    debtor = next((one.party_id for one in cast.case.debtors if one.party_id == event.about), None)
    about = event.about if debtor is None else cast.person(debtor)
    amount = "" if event.amount is None else f" ({euros(event.amount)})"
    return f"{_NEWS[event.subject]} {about}{amount}"
