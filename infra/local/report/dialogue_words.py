"""French names of what is said in a dialogue."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.dialogue.record import (
    ContactOutcome,
    DelayCause,
    FlagKind,
    InboundChannel,
    InboundSubject,
    Measure,
    Reply,
)
from recouvrement.domain.letters.parts import Posture

if TYPE_CHECKING:
    from collections.abc import Mapping

OUTCOMES: Final[Mapping[ContactOutcome, str]] = MappingProxyType(
    {
        ContactOutcome.REACHED: "joint",
        ContactOutcome.VOICEMAIL: "message sur le répondeur, sans montant",
        ContactOutcome.NO_ANSWER: "pas de réponse",
        ContactOutcome.WRONG_NUMBER: "numéro erroné",
        ContactOutcome.THIRD_PARTY: "un tiers a répondu, rien ne lui a été dit",
    }
)
CAUSES: Final[Mapping[DelayCause, str]] = MappingProxyType(
    {
        DelayCause.FORGOTTEN: "un oubli",
        DelayCause.CASH_SHORTAGE: "un manque passager de trésorerie",
        DelayCause.UNEXPECTED_EXPENSE: "une dépense imprévue",
        DelayCause.LOSS_OF_INCOME: "une baisse de revenus",
        DelayCause.SEPARATION: "une séparation",
        DelayCause.DIRECT_DEBIT: "un prélèvement qui n’a pu être présenté",
        DelayCause.ALREADY_PAID: "dit avoir payé",
        DelayCause.CONTESTED: "conteste la somme",
        DelayCause.REFUSED: "refuse de payer",
        DelayCause.UNTOLD: "cause non dite",
    }
)
CHANNELS: Final[Mapping[InboundChannel, str]] = MappingProxyType(
    {
        InboundChannel.CALL: "Appel",
        InboundChannel.LETTER: "Courrier",
        InboundChannel.EMAIL: "Courriel",
        InboundChannel.VISIT: "Visite",
    }
)
SUBJECTS: Final[Mapping[InboundSubject, str]] = MappingProxyType(
    {
        InboundSubject.QUESTION: "une question",
        InboundSubject.DIFFICULTY: "des difficultés",
        InboundSubject.DISPUTE: "une contestation",
        InboundSubject.DATA_RIGHTS: "une demande sur ses données",
    }
)
REPLIES: Final[Mapping[Reply, str]] = MappingProxyType(
    {Reply.ANSWERED: "Réponse donnée", Reply.CLOSED: "Classé sans réponse à donner"}
)
POSTURES: Final[Mapping[Posture, str]] = MappingProxyType({Posture.GENTLE: "douce", Posture.FIRM: "ferme"})
FLAGS: Final[Mapping[FlagKind, str]] = MappingProxyType(
    {
        FlagKind.FRAGILE_CLIENT: "client fragile",
        FlagKind.ILLNESS: "accident de la vie",
        FlagKind.UNEMPLOYMENT: "perte d’emploi",
        FlagKind.BEREAVEMENT: "deuil",
        FlagKind.PROTECTED_ADULT: "majeur protégé",
        FlagKind.DISASTER_AREA: "zone sinistrée",
    }
)
MEASURES: Final[Mapping[Measure, str]] = MappingProxyType(
    {
        Measure.DEFERRAL: "un report d’échéances",
        Measure.PAYMENT_HOLIDAY: "une suspension des paiements",
        Measure.PARTIAL_REPAYMENTS: "des paiements partiels",
        Measure.RESCHEDULING: "un rééchelonnement",
        Measure.LONGER_TERM: "un allongement de la durée",
        Measure.LOWER_RATE: "une baisse du taux",
        Measure.REFINANCING: "un refinancement",
        Measure.OTHER_CREDIT: "un autre crédit",
        Measure.WAIVER: "une remise partielle",
    }
)
