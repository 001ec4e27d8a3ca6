"""What an alarm of a case is called in French."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.alarms import CaseAlarm

if TYPE_CHECKING:
    from collections.abc import Mapping

ALARMS: Final[Mapping[CaseAlarm, str]] = MappingProxyType(
    {
        CaseAlarm.ADDRESS_UNKNOWN: "adresse à rechercher",
        CaseAlarm.ATTACHMENT_LAPSED: "saisie de compte caduque : le débiteur n’a pas été prévenu",
        CaseAlarm.ATTACHMENT_NOTICE_NEAR: "saisie de compte à dénoncer au débiteur",
        CaseAlarm.ATTACHMENT_PAYABLE: "saisie de compte : certificat de non-contestation à demander",
        CaseAlarm.BAILIFF_ACCESS_ENDING: "accès du commissaire de justice à renouveler",
        CaseAlarm.BAILIFF_SILENT: "aucune nouvelle du commissaire de justice",
        CaseAlarm.CONTACT_NOT_ALLOWED: "appel non permis",
        CaseAlarm.DEBTOR_DECEASED: "décès d’un débiteur",
        CaseAlarm.DEBTOR_FROZEN: "poursuites suspendues contre un débiteur",
        CaseAlarm.DEBTOR_NOT_SUED: "un débiteur n’est pas dans le dossier : décider de l’assigner à part",
        CaseAlarm.DEBTOR_OUT_OF_REACH: "plus personne à qui écrire",
        CaseAlarm.ENFORCEMENT_NO_ASSETS: "carence : exécution à réexaminer",
        CaseAlarm.ENFORCEMENT_UNCOLLECTABLE: "créance irrécouvrable",
        CaseAlarm.ENFORCEMENT_YEARLY_REVIEW: "un an d’exécution : décompte à refaire",
        CaseAlarm.EXHIBITS_MISSING: "pièces manquantes au dossier",
        CaseAlarm.FEED_STALE_FOR_CASE: "positions trop anciennes",
        CaseAlarm.FICP_INFORMATION_LATE: "information préalable au FICP en retard",
        CaseAlarm.FICP_LATE: "réponse de la Banque de France attendue",
        CaseAlarm.FREEZE_ENDED: "fin de la suspension des poursuites",
        CaseAlarm.LEGAL_RATE_MISSING: "le taux légal du prochain semestre manque : aucun décompte après",
        CaseAlarm.LETTER_STUCK: "lettre en souffrance",
        CaseAlarm.LETTER_UNWRITABLE: "lettre impossible à écrire",
        CaseAlarm.NOTICE_INQUIRY: "mise en demeure sans preuve : interroger la poste",
        CaseAlarm.NOTICE_SOMMATION: "mise en demeure sans preuve : la faire signifier",
        CaseAlarm.ORDER_EXPIRING: "le titre exécutoire arrive à son terme",
        CaseAlarm.ORDER_LAPSED: "titre caduc, faute de signification",
        CaseAlarm.ORDER_OPPOSED: "opposition : audience au fond",
        CaseAlarm.ORDER_REFUSED: "injonction refusée : assigner",
        CaseAlarm.ORDER_SERVICE_NEAR: "titre à signifier",
        CaseAlarm.PAYMENT_REVERSED_AFTER_CLOSE: "paiement annulé après la clôture",
        CaseAlarm.PLAN_LAPSED: "plan d’apurement caduc",
        CaseAlarm.RELEASE_AWAITED: "mainlevée attendue",
        CaseAlarm.SEND_FAILED: "envoi impossible",
        CaseAlarm.SEND_UNKNOWN: "envoi incertain",
        CaseAlarm.SERVICE_NO_ADDRESS: "signification impossible : adresse à rechercher",
        CaseAlarm.SMALL_CLAIM_UNANSWERED: "petite créance sans accord : autre procédure",
        CaseAlarm.TASK_OVERDUE: "tâche en retard",
        CaseAlarm.TIME_BAR_NEAR: "la forclusion approche",
        CaseAlarm.WAGE_COMMAND_LAPSED: "commandement caduc : aucune saisie à temps",
        CaseAlarm.WAGE_RECEIPT_MISSING: "saisie des rémunérations sans versement",
        CaseAlarm.WAGE_WINDOW_CLOSING: "derniers jours pour saisir les rémunérations",
        CaseAlarm.WAGE_WINDOW_OPEN: "les rémunérations peuvent être saisies",
    }
)
