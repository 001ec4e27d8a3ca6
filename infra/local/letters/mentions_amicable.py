"""Mandatory mentions of the reminders and of the letters that inform (domain §4.6)."""

from __future__ import annotations

from typing import Final

from infra.local.letters.mention import ARREARS, FICP_LIFE, FIRST, GUARANTEED, REMINDER, Mention, mention
from recouvrement.domain.letters.catalogue import LetterCode as Code

AMICABLE: Final[dict[Code, tuple[Mention, ...]]] = {
    Code.L01: (
        *FIRST,
        mention("L01.2", "L312-39", "déchéance du terme", "L. 312-39"),
        mention("L01.3", "L312-39", "intérêts de retard au taux du prêt, soit 5,90 %"),
        mention(
            "L01.4",
            "D312-16, D312-17",
            "indemnité de 8,00 % du capital restant dû",
            "8 % des échéances",
            "4 %",
            "D. 312-17",
        ),
        mention("L01", "L312-36", "L. 312-36"),
    ),
    Code.L01_M: (
        *FIRST,
        mention("L01-M.2", "L313-50, L313-51", "déchéance du terme", "5,90 %", "3 points", "L. 313-50", "L. 313-51"),
        mention("L01-M.3", "R313-28", "7,00 %", "7 %", "R. 313-28"),
        mention("L01-M.4", "dir. 2014/17 art. 28", "appelez-nous dès maintenant", "2014/17/UE, article 28"),
    ),
    Code.L02: (
        *REMINDER,
        mention("L02.1", "bank", "courrier du 17 septembre 2026"),
        mention("A.4", "bank", *ARREARS),
    ),
    Code.L02_D: (
        *REMINDER,
        mention("L02-D.1", "bank", "−1 351,20 €", "500,00 €", "12 août 2026"),
        mention("L02-D.2", "bank", "851,20 € ramène votre compte dans sa limite"),
        mention("L02-D.3", "bank", "15,90 %", "23,47 €", "44,00 €"),
    ),
    Code.L03: (
        mention("L03.1", "bank", "12 septembre 2026"),
        mention("L03.2", "bank", *ARREARS),
        mention("L03.3", "CC 2303", "article 2303 du code civil", "non régularisé dans le mois", "12 octobre 2026"),
        mention("L03.4", "bank", GUARANTEED, "acte du 5 juillet 2025", "12 000,00 €"),
        mention("L03.5", "bank", "une information, non une demande de paiement"),
    ),
    Code.L04: (
        *FICP_LIFE,
        mention("L04.1", "order of 2010, art. 4", "code F1", "12/10/2026", "12/11/2026", "400,00 €", "article 4"),
        mention("L04.2", "bank", "À la date du 22 novembre 2026", "600,00 €"),
        mention("L04.3", "C-12", "à compter de l’envoi", "23 décembre 2026", "à partir du 24 décembre 2026"),
        mention("L04.4", "bank", "payez la totalité", "solution amiable", "plan d’apurement ou un réaménagement signé"),
        mention("L04.5", "bank", "né(e) le 2 avril 1988 à Lyon", "prêt personnel", "date de l’incident"),
        mention("L04.7", "L751-1 ff", "Qui consulte le fichier", "L. 751-1"),
        mention("L04.9", "bank", "n’emporte aucune interdiction légale"),
        mention("L04.10", "L711-1", "commission de surendettement", "L. 711-1"),
        mention("L04.11", "L752-1", "ne vous sont facturées"),
        mention("L04.12", "bank", "chaque emprunteur reçoit le sien"),
    ),
    Code.L05: (
        mention("L05.1", "L312-92", "12 août 2026", "851,20 €", "L. 312-92"),
        mention("L05.2", "L312-92", "taux débiteur appliqué est de 15,90 %"),
        mention("L05.3", "L312-92", "23,47 €", "24,00 €", "44,00 €"),
    ),
    Code.L06: (
        mention("L06.1", "L312-93", "plus de trois mois", "L. 312-93"),
        mention("L06.2", "L312-93", "prêt personnel amortissable", "6,72 %", "97,84 €", "1 497,84 €"),
        mention("L06.3", "L312-93", "avant le 23 décembre 2026"),
    ),
    Code.L07: (
        mention("L07.1", "bank", "jusqu’ici de 500,00 €", "elle sera de 0,00 €"),
        mention(
            "L07.2", "L312-93, L312-90", "préavis de 30 jours", "à compter de l’envoi", "L. 312-93", "plus de versement"
        ),
        mention(
            "L07.3",
            "L312-93, L312-90",
            "douze mensualités égales, au taux de votre découvert",
            "sans aucuns frais",
            "Avant toute mesure d’exécution",
        ),
        mention("L07.4", "bank", "23/01/2027", "122,53 €", "122,56 €", "1 470,39 €"),
        mention("L07.5", "bank", "jusqu’au 22 janvier 2027", "payer plus vite"),
    ),
    Code.L12: (
        *FICP_LIFE,
        mention("L12.1", "order of 2010", "déclarons à la Banque de France le 23 novembre 2026"),
        mention("L12.2", "bank", "Léa Martin-Lefèvre", "2 avril 1988, Lyon", "12 octobre 2026", "code F1"),
    ),
}
