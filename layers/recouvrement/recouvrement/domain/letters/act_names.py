"""French names of a bailiff's acts and of what they say."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.enforcement.acts import ActType, AwardedRate, CostBearer, Served, ServiceMode
from recouvrement.domain.case.enforcement.record import JudicialProcedure

if TYPE_CHECKING:
    from collections.abc import Mapping

ACT_TYPES: Final[Mapping[ActType, str]] = MappingProxyType(
    {
        ActType.ORDER_REQUESTED: "requête en injonction de payer déposée",
        ActType.ORDER_GRANTED: "ordonnance portant injonction de payer",
        ActType.ORDER_REFUSED: "requête en injonction de payer rejetée",
        ActType.JUDGMENT: "jugement",
        ActType.SMALL_CLAIM_INVITATION: "invitation à la procédure des petites créances",
        ActType.SERVICE_DONE: "signification",
        ActType.SERVICE_FAILED: "signification impossible",
        ActType.OPPOSITION: "opposition",
        ActType.NON_OPPOSITION: "certificat de non-opposition",
        ActType.PAYMENT_COMMAND: "commandement de payer",
        ActType.AGREEMENT_RECORD: "procès-verbal d’accord",
        ActType.WAGE_REPORT: "procès-verbal de saisie des rémunérations",
        ActType.ACCOUNT_ATTACHMENT: "saisie-attribution",
        ActType.ATTACHMENT_NOTICE: "dénonciation de saisie-attribution",
        ActType.NO_CONTEST_CERTIFICATE: "certificat de non-contestation",
        ActType.RECEIPT: "encaissement",
        ActType.NO_ASSETS: "procès-verbal de carence",
        ActType.UNCOLLECTABLE: "certificat d’irrécouvrabilité",
        ActType.RELEASE: "mainlevée",
        ActType.FEE_NOTE: "état de frais",
    }
)
PROCEDURES: Final[Mapping[JudicialProcedure, str]] = MappingProxyType(
    {
        JudicialProcedure.SMALL_CLAIM: "petites créances",
        JudicialProcedure.PAYMENT_ORDER: "injonction de payer",
        JudicialProcedure.SUMMONS: "assignation",
        JudicialProcedure.NOTARIAL_DEED: "acte notarié",
        JudicialProcedure.INSTITUTION_CLAIM: "appel de la caution institutionnelle",
    }
)
SERVICE_MODES: Final[Mapping[ServiceMode, str]] = MappingProxyType(
    {
        ServiceMode.PERSON: "à personne",
        ServiceMode.HOME: "à domicile",
        ServiceMode.OFFICE: "à l’étude",
        ServiceMode.SEARCHED: "procès-verbal de recherches (CPC 659)",
    }
)
SERVED: Final[Mapping[Served, str]] = MappingProxyType(
    {Served.ORDER: "ordonnance", Served.SUMMONS: "assignation", Served.JUDGMENT: "jugement"}
)
RATES: Final[Mapping[AwardedRate, str]] = MappingProxyType(
    {AwardedRate.CONTRACTUAL: "taux du contrat", AwardedRate.LEGAL: "taux légal"}
)
BEARERS: Final[Mapping[CostBearer, str]] = MappingProxyType(
    {CostBearer.DEBTOR: "débiteur", CostBearer.CREDITOR: "créancier"}
)
