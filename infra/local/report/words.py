"""French names of what the program names in English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.letters.address_search import SearchOutcome
from recouvrement.domain.case.letters.record import Channel, Delivery
from recouvrement.domain.case.state import CloseReason, Phase
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.stops.disputes import Grievance, Outcome
from recouvrement.domain.case.stops.freezes import InsolvencyStage, Stage
from recouvrement.domain.case.stops.holds import HoldReason
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode
from recouvrement.domain.position import DebtorRole, Product

if TYPE_CHECKING:
    from collections.abc import Mapping

PHASES: Final[Mapping[Phase, str]] = MappingProxyType(
    {
        Phase.AMICABLE: "Phase amiable",
        Phase.PLAN: "Plan d’apurement",
        Phase.FORMAL_NOTICE: "Mise en demeure",
        Phase.ACCELERATED: "Déchéance du terme",
        Phase.LITIGATION: "Chez le commissaire de justice",
        Phase.ENFORCEMENT: "Exécution",
        Phase.CLOSED: "Clos",
    }
)
PRODUCTS: Final[Mapping[Product, str]] = MappingProxyType(
    {
        Product.CONSUMER_LOAN: "Prêt à la consommation",
        Product.MORTGAGE: "Prêt immobilier",
        Product.REVOLVING_CREDIT: "Crédit renouvelable",
        Product.CURRENT_ACCOUNT: "Compte courant",
        Product.PROFESSIONAL_LOAN: "Prêt professionnel",
        Product.OTHER: "Autre créance",
    }
)
ROLES: Final[Mapping[DebtorRole, str]] = MappingProxyType(
    {
        DebtorRole.BORROWER: "emprunteur",
        DebtorRole.CO_BORROWER: "co-emprunteur",
        DebtorRole.SPOUSE: "conjoint",
        DebtorRole.GUARANTOR: "caution",
        DebtorRole.GUARANTOR_INSTITUTION: "caution institutionnelle",
        DebtorRole.HEIR: "héritier",
        DebtorRole.ESTATE: "succession",
    }
)
CLOSE_REASONS: Final[Mapping[CloseReason, str]] = MappingProxyType(
    {
        CloseReason.PAID: "dette soldée",
        CloseReason.REGULARISED: "arriéré régularisé",
        CloseReason.WRITTEN_OFF: "passage en perte",
        CloseReason.DISCHARGED: "effacement de la dette",
        CloseReason.ASSIGNED: "créance cédée",
        CloseReason.SUBROGATED: "caution institutionnelle subrogée",
    }
)
ACTS: Final[Mapping[Act, str]] = MappingProxyType(
    {
        Act.ACCELERATION: "déchéance du terme",
        Act.HANDOVER: "transmission au commissaire de justice",
        Act.WRITE_OFF: "passage en perte",
    }
)
LEVELS: Final[Mapping[Level, str]] = MappingProxyType(
    {
        Level.AGENT: "agent",
        Level.SUPERVISOR: "superviseur",
        Level.HEAD_OF_COLLECTIONS: "responsable du recouvrement",
        Level.COMMITTEE: "comité",
    }
)
HOLD_REASONS: Final[Mapping[HoldReason, str]] = MappingProxyType(
    {
        HoldReason.DISPUTE: "contestation",
        HoldReason.FRAUD: "fraude alléguée",
        HoldReason.GRACE_PERIOD: "délai de grâce",
        HoldReason.VULNERABILITY: "situation de fragilité",
        HoldReason.INSURANCE: "sinistre déclaré à l’assurance",
        HoldReason.OTHER: "autre motif",
    }
)
CHANNELS: Final[Mapping[Channel, str]] = MappingProxyType(
    {Channel.POST: "par la poste", Channel.REGISTERED: "en recommandé", Channel.EMAIL: "par courriel"}
)
DELIVERIES: Final[Mapping[Delivery, str]] = MappingProxyType(
    {
        Delivery.PRESENTED: "présentée",
        Delivery.SIGNED: "remise contre signature",
        Delivery.REFUSED: "refusée par son destinataire",
        Delivery.UNCLAIMED: "non réclamée",
        Delivery.UNKNOWN_ADDRESS: "revenue, adresse inconnue",
        Delivery.SERVED: "signifiée par commissaire de justice",
    }
)
SEARCH_OUTCOMES: Final[Mapping[SearchOutcome, str]] = MappingProxyType(
    {
        SearchOutcome.SEARCH_AGAIN: "chercher encore",
        SearchOutcome.SERVE: "faire signifier à la dernière adresse connue",
        SearchOutcome.LEAVE_OUT: "poursuivre sans ce débiteur",
    }
)
STAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        Stage.FILED: "dépôt d’un dossier de surendettement",
        Stage.ADMISSIBLE: "dossier de surendettement recevable",
        Stage.LIABILITIES: "état du passif dressé",
        Stage.PLAN: "plan conventionnel de redressement",
        Stage.IMPOSED: "mesures imposées par la commission de surendettement",
        Stage.DISCHARGED: "rétablissement personnel",
        Stage.ENDED: "fin de la procédure de surendettement",
        InsolvencyStage.OPENED: "procédure collective ouverte",
        InsolvencyStage.PLAN: "plan de sauvegarde ou de redressement arrêté",
        InsolvencyStage.LIQUIDATION: "liquidation judiciaire",
        InsolvencyStage.CLOSED: "liquidation clôturée pour insuffisance d’actif",
        InsolvencyStage.ENDED: "fin de la procédure collective",
    }
)
GRIEVANCES: Final[Mapping[Grievance, str]] = MappingProxyType(
    {
        Grievance.AMOUNT: "le montant",
        Grievance.PAYMENT_NOT_COUNTED: "un paiement non compté",
        Grievance.SIGNATURE: "la signature du contrat",
        Grievance.CONTRACT: "une clause du contrat",
        Grievance.INSURANCE: "l’assurance",
        Grievance.FEES: "des frais",
        Grievance.OTHER: "autre motif",
    }
)
OUTCOMES: Final[Mapping[Outcome, str]] = MappingProxyType(
    {
        Outcome.UPHELD: "fondée",
        Outcome.PARTLY_UPHELD: "fondée en partie",
        Outcome.REJECTED: "rejetée",
        Outcome.WITHDRAWN: "retirée",
    }
)
TASKS: Final[Mapping[TaskKind, str]] = MappingProxyType(
    {
        TaskKind.CALL: "appeler",
        TaskKind.FIND_ADDRESS: "rechercher une adresse",
        TaskKind.DECIDE_SEARCH: "décider faute d’adresse",
        TaskKind.ASK_POST: "réclamer une preuve à La Poste",
        TaskKind.SERVE_LETTER: "faire signifier une lettre",
        TaskKind.COLLECT_SIGNATURES: "faire signer le plan d’apurement",
        TaskKind.SETTLE_BALANCE: "décider d’un solde",
        TaskKind.REVIEW_REDEFAULT: "revoir la situation d’un client",
        TaskKind.REFUND_OVERPAYMENT: "rembourser un trop-perçu",
        TaskKind.SEARCH_PAYMENT: "rechercher à qui compter un versement",
        TaskKind.PLACE_PAYMENT: "rattacher ou renvoyer un versement",
        TaskKind.DECIDE_TIME_BAR: "décider avant la forclusion",
        TaskKind.ACKNOWLEDGE_DISPUTE: "accuser réception d’une contestation",
        TaskKind.ANSWER_DISPUTE: "répondre à une contestation",
        TaskKind.SEE_FRAUD: "examiner une fraude alléguée",
        TaskKind.DECLARE_CLAIM: "déclarer la créance",
        TaskKind.CONSIDER_APPEAL: "décider d’un recours contre la recevabilité",
        TaskKind.CHECK_LIABILITIES: "vérifier l’état du passif",
        TaskKind.APPLY_MEASURES: "appliquer les mesures de surendettement",
        TaskKind.GIVE_NOTICE_OF_MEASURES: "mettre en demeure d’exécuter les mesures",
        TaskKind.REVIEW_FREEZE: "revoir un dossier après une procédure",
        TaskKind.SUE_FOR_TITLE: "obtenir un titre sans l’exécuter",
        TaskKind.DECIDE_AFTER_LIQUIDATION: "décider après la liquidation",
        TaskKind.FOLLOW_COURT_SCHEDULE: "suivre l’échéancier du juge",
        TaskKind.CLAIM_FROM_INSURER: "déclarer un décès à l’assureur",
        TaskKind.WRITE_TO_NOTARY: "écrire au notaire",
        TaskKind.CALL_ON_HEIRS: "sommer les héritiers d’opter",
        TaskKind.RECORD_ESTATE: "dire quel patrimoine doit",
        TaskKind.FIND_NUMBER: "rechercher un numéro",
        TaskKind.ANSWER_CORRESPONDENCE: "répondre au client",
        TaskKind.REVIEW_VULNERABILITY: "examiner une fragilité",
        TaskKind.CHECK_INSURANCE: "vérifier l’assurance",
        TaskKind.WARN_OF_INSTITUTION: "prévenir de l’appel de la caution",
        TaskKind.WRITE_AGREEMENT: "établir l’accord",
        TaskKind.RELEASE_LEGAL_LETTER: "décider d’une lettre légale sans positions fraîches",
        TaskKind.WRITE_ANSWER: "écrire la réponse à une contestation",
    }
)
# Strategies and messages are data: what has no French name here is shown as it is.
_STEPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "first_information_letter": "première lettre d’information",
        "second_reminder": "seconde relance",
        "account_closure": "clôture du compte",
        "overdraft_ending": "fin du découvert",
        "formal_notice": "mise en demeure",
        "acceleration": "déchéance du terme",
        "hand_over": "transmission au commissaire de justice",
        "hand_over_information": "information de la transmission",
    }
)
_TRIGGERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "FIRST_UNPAID": "une échéance impayée",
        "SECOND_UNPAID": "plusieurs échéances impayées",
        "OVERRUN_START": "un découvert au-delà de la limite",
    }
)
_MESSAGES: Final[Mapping[str, str]] = MappingProxyType({"M01": "Premier message, sans montant"})

_BLOCKERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cure_running": "le délai de régularisation court encore",
        "day_off": "les courriers partent les jours ouvrés",
        "debtor_abroad": "aucun emprunteur n’habite en France : faire signifier à l’étranger",
        "debit_pending": "le prélèvement est représenté : la réponse de la banque est attendue",
        "disputed": "la créance est contestée",
        "exhibits_missing": "des pièces du dossier judiciaire manquent",
        "ficp_information_missing": "l’information préalable au FICP (L04) n’est pas partie",
        "forbearance_delay": "le délai raisonnable après la proposition de mesures court encore",
        "held": "une suspension ou une contestation est en cours",
        "judicial_route": "la clause ne permet pas la déchéance du terme : seul le juge met fin au contrat",
        "no_bailiff": "aucune étude partenaire ne couvre le département",
        "no_forbearance": "aucune mesure n’a encore été proposée (C. conso. L312-35-1)",
        "money_searched": "un versement sans référence est peut-être le sien : il est recherché",
        "not_approved": "une personne nommée doit décider",
        "notice_not_proven": "la première présentation de la mise en demeure n’est pas prouvée",
        "plan_in_force": "un plan d’apurement est en cours",
        "plan_offered": "un plan d’apurement est proposé à la signature",
        "small_sum": "la somme est trop faible pour cet acte",
        "stale_feed": "les positions sont trop anciennes",
        "time_bar_near": "moins de soixante jours avant la forclusion : une décision urgente est nécessaire",
        "twelve_instalments": "le découvert est remboursé en mensualités",
    }
)


def obstacle(code: str, sentence: str) -> str:
    """In French; the program's own words where there are none yet."""
    return _BLOCKERS.get(code, sentence)


def step_name(step: str) -> str:
    return _STEPS.get(step, step)


def task_name(task_id: str) -> str:
    """By its kind, which its identifier begins with."""
    return TASKS[TaskKind(task_id.partition(":")[0])]


def trigger_name(trigger: str) -> str:
    return _TRIGGERS.get(trigger, trigger)


def letter_title(code: str) -> str:
    """`Mise en demeure (L10)`; a message that the catalogue does not have keeps its code alone."""
    try:
        title = CATALOGUE[LetterCode(code)].title
    except ValueError:
        title = _MESSAGES.get(code, "Message")
    return f"{title} ({code})"
