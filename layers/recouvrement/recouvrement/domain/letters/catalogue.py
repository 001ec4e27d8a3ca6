"""Every document the program can write (domain §4.6 and §11.4), and how it reaches its reader."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from recouvrement.domain.letters.accelerations import AccelerationLetter, GuarantorAccelerationLetter, HandoverLetter
from recouvrement.domain.letters.answers import CorrectionLetter, DisputeAnswerLetter
from recouvrement.domain.letters.closings import (
    AccountClosingLetter,
    DischargeLetter,
    ErasureLetter,
    NewCreditorLetter,
    RegularisedLetter,
)
from recouvrement.domain.letters.guarantors import GuarantorInformationLetter, GuarantorYearLetter
from recouvrement.domain.letters.information import (
    FicpTransmissionLetter,
    FicpWarningLetter,
    OtherCreditLetter,
    OverdraftEndingLetter,
    OverrunInformationLetter,
)
from recouvrement.domain.letters.judiciary import ClaimStatement, ExhibitList, Mandate, OrderRequest
from recouvrement.domain.letters.notices import (
    BillFormalNoticeLetter,
    FormalNoticeLetter,
    GuarantorFormalNoticeLetter,
    JudicialFormalNoticeLetter,
    OverdraftFormalNoticeLetter,
    ProfessionalFormalNoticeLetter,
)
from recouvrement.domain.letters.plans import MeasuresLetter, PlanBreachLetter, RepaymentPlan
from recouvrement.domain.letters.reminders import (
    FirstUnpaidLetter,
    FirstUnpaidMortgageLetter,
    OverdraftReminderLetter,
    ReminderLetter,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recouvrement.domain.letters.parts import Document


class LetterCode(StrEnum):
    L01 = "L01"
    L01_M = "L01-M"
    L02 = "L02"
    L02_D = "L02-D"
    L03 = "L03"
    L04 = "L04"
    L05 = "L05"
    L06 = "L06"
    L07 = "L07"
    L08 = "L08"
    L09 = "L09"
    L10 = "L10"
    L10_T = "L10-T"
    L10_C = "L10-C"
    L10_D = "L10-D"
    L10_F = "L10-F"
    L10_P = "L10-P"
    L11 = "L11"
    L11_C = "L11-C"
    L12 = "L12"
    L13 = "L13"
    L14 = "L14"
    L15A = "L15a"
    L15B = "L15b"
    L15C = "L15c"
    L15D = "L15d"
    L16 = "L16"
    L17 = "L17"
    L18 = "L18"
    L19 = "L19"
    MANDATE = "MANDATE"
    ORDER_REQUEST = "ORDER_REQUEST"
    STATEMENT = "STATEMENT"
    EXHIBITS = "EXHIBITS"


class Channel(StrEnum):
    PLAIN = "plain"  # post or e-mail on a durable medium
    PROVEN = "proven"  # plain, but the day of sending must be provable
    REGISTERED = "registered"  # LRAR or LRE
    SIGNED = "signed"  # an agreement: every party gets it, to sign
    FILED = "filed"  # a paper of the judiciary file: enclosed, never posted alone


class Nature(StrEnum):
    LEGAL_INFORMATION = "legal_information"  # passes holds, disputes, pauses and postures (domain §4.7)
    ORDINARY = "ordinary"  # stops on a hold or a stale feed


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One document. `template` is its file name in the templates' directory."""

    code: LetterCode
    title: str
    nature: Nature
    channel: Channel
    context: type[Document]

    @property
    def template(self) -> str:
        return f"{self.code}.docx"

    @property
    def is_legal_information(self) -> bool:
        return self.nature is Nature.LEGAL_INFORMATION


def _information(code: LetterCode, title: str, channel: Channel, context: type[Document]) -> CatalogueEntry:
    return CatalogueEntry(code, title, Nature.LEGAL_INFORMATION, channel, context)


def _ordinary(code: LetterCode, title: str, channel: Channel, context: type[Document]) -> CatalogueEntry:
    return CatalogueEntry(code, title, Nature.ORDINARY, channel, context)


_ENTRIES: Final = (
    _information(LetterCode.L01, "Information de premier impayé", Channel.PLAIN, FirstUnpaidLetter),
    _information(
        LetterCode.L01_M, "Information de premier impayé (prêt immobilier)", Channel.PLAIN, FirstUnpaidMortgageLetter
    ),
    _ordinary(LetterCode.L02, "Relance et proposition de mesures", Channel.PLAIN, ReminderLetter),
    _ordinary(LetterCode.L02_D, "Relance de découvert", Channel.PLAIN, OverdraftReminderLetter),
    _information(LetterCode.L03, "Information de la caution", Channel.REGISTERED, GuarantorInformationLetter),
    _ordinary(LetterCode.L04, "Information préalable à une inscription au FICP", Channel.PROVEN, FicpWarningLetter),
    _information(LetterCode.L05, "Dépassement de plus d’un mois", Channel.PLAIN, OverrunInformationLetter),
    _information(LetterCode.L06, "Proposition d’un autre crédit", Channel.PLAIN, OtherCreditLetter),
    _ordinary(LetterCode.L07, "Fin ou réduction du découvert", Channel.REGISTERED, OverdraftEndingLetter),
    _ordinary(LetterCode.L08, "Proposition de mesures", Channel.PLAIN, MeasuresLetter),
    _ordinary(LetterCode.L09, "Plan d’apurement", Channel.SIGNED, RepaymentPlan),
    _ordinary(LetterCode.L10, "Mise en demeure", Channel.REGISTERED, FormalNoticeLetter),
    _ordinary(
        LetterCode.L10_T,
        "Mise en demeure avant demande de résolution judiciaire",
        Channel.REGISTERED,
        JudicialFormalNoticeLetter,
    ),
    _ordinary(LetterCode.L10_C, "Mise en demeure de la caution", Channel.REGISTERED, GuarantorFormalNoticeLetter),
    _ordinary(LetterCode.L10_D, "Mise en demeure, compte débiteur", Channel.REGISTERED, OverdraftFormalNoticeLetter),
    _ordinary(LetterCode.L10_F, "Mise en demeure de payer une facture", Channel.REGISTERED, BillFormalNoticeLetter),
    _ordinary(
        LetterCode.L10_P, "Mise en demeure d’un professionnel", Channel.REGISTERED, ProfessionalFormalNoticeLetter
    ),
    _ordinary(LetterCode.L11, "Déchéance du terme", Channel.REGISTERED, AccelerationLetter),
    _ordinary(
        LetterCode.L11_C, "Déchéance du terme, lettre à la caution", Channel.REGISTERED, GuarantorAccelerationLetter
    ),
    _ordinary(LetterCode.L12, "Transmission au FICP", Channel.PLAIN, FicpTransmissionLetter),
    _ordinary(LetterCode.L13, "Transmission au commissaire de justice", Channel.PLAIN, HandoverLetter),
    _ordinary(LetterCode.L14, "Manquement au plan d’apurement", Channel.PROVEN, PlanBreachLetter),
    _ordinary(LetterCode.L15A, "Arriéré régularisé", Channel.PLAIN, RegularisedLetter),
    _ordinary(LetterCode.L15B, "Attestation de paiement", Channel.PLAIN, DischargeLetter),
    _ordinary(LetterCode.L15C, "Prise d’acte d’effacement", Channel.PLAIN, ErasureLetter),
    _ordinary(LetterCode.L15D, "Avis de cession ou de subrogation", Channel.PROVEN, NewCreditorLetter),
    _information(LetterCode.L16, "Information annuelle de la caution", Channel.PROVEN, GuarantorYearLetter),
    _ordinary(LetterCode.L17, "Réponse à contestation", Channel.PLAIN, DisputeAnswerLetter),
    _ordinary(LetterCode.L18, "Rectificatif", Channel.PLAIN, CorrectionLetter),
    _ordinary(LetterCode.L19, "Clôture du compte", Channel.REGISTERED, AccountClosingLetter),
    _ordinary(LetterCode.MANDATE, "Mandat au commissaire de justice", Channel.FILED, Mandate),
    _ordinary(LetterCode.ORDER_REQUEST, "Requête en injonction de payer", Channel.FILED, OrderRequest),
    _ordinary(LetterCode.STATEMENT, "Décompte de créance", Channel.FILED, ClaimStatement),
    _ordinary(LetterCode.EXHIBITS, "Bordereau de pièces", Channel.FILED, ExhibitList),
)

CATALOGUE: Final[Mapping[LetterCode, CatalogueEntry]] = MappingProxyType({entry.code: entry for entry in _ENTRIES})
