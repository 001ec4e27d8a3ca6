"""Mandatory mentions from the formal notice on, and of the judiciary file (domain §4.6 and §11.4)."""

from __future__ import annotations

from typing import Final

from infra.local.letters.mention import CALLED_OUT, DATED_DECISION, GUARANTEED, NOTICE, ON_INSTALMENTS, Mention, mention
from recouvrement.domain.letters.catalogue import LetterCode as Code

LITIGATION: Final[dict[Code, tuple[Mention, ...]]] = {
    Code.L10: (
        *NOTICE,
        mention("L10.2", "bank", "article 8 de votre contrat", "En cas de défaillance de l’emprunteur"),
        mention("L10.8", "L312-39", "la déchéance du terme", "indemnité de 8,00 %", "FICP", "saisir le tribunal"),
        mention("L10.9", "bank", "8 500,65 €", "non exigible à ce jour"),
        mention("L10.11", "bank", "par délégation du directeur général du 5 janvier 2026"),
    ),
    Code.L10_T: (
        *NOTICE,
        mention("L10.11", "bank", "par délégation du directeur général du 5 janvier 2026"),
        mention("L10-T.16", "CC 1224, 1227", "assignation", "résolution judiciaire", "1224 et 1227"),
    ),
    Code.L10_C: (
        *CALLED_OUT,
        *ON_INSTALMENTS,
        mention("L10.4", "bank", "de nous payer la somme de 539,55 €", "sommes échues et impayées"),
        mention("L10-C", "CC 2303", "Échéances impayées", "Intérêts non réclamés à la caution", "−60,45 €"),
        mention("L10.10", "bank", "Monsieur Paul Lefèvre"),
        mention("L10.14", "bank", "Référence à indiquer", "LOAN-5314-01"),
        mention("L10-C.18", "bank", GUARANTEED, "12 000,00 €", "5 juillet 2025"),
        mention("L10-C.19", "CC 2303", "lettre du 13 octobre 2026", "2303"),
        mention("L10-C.20", "CC 1305-5", "article 4", "vous est opposable"),
    ),
    Code.L10_D: (
        *CALLED_OUT,
        mention("L10.12", "L314-20", "L. 314-20"),
        mention("L10.14", "bank", "Référence à indiquer", "ACC-0815-01"),
        mention("L10-D.21", "bank", "1 351,20 €, solde du compte"),
        mention("L10-D.22", "L312-92", "15,90 %", "23,47 €", "44,00 €", "L. 312-92"),
        mention("L10-D.23", "L312-93", "14 septembre 2026", "douze mensualités égales", "vous n’y avez pas répondu"),
        mention("L10-D.24", "order of 2010", "500 €", "60 jours", "incident de paiement"),
    ),
    Code.L11: (
        *DATED_DECISION,
        mention("L11.1", "bank", "20 juillet 2026", "22 juillet 2026", "21 août 2026"),
        mention("L11.2", "bank", "à la date de la première présentation de cette lettre"),
        mention(
            "L11.3",
            "L312-39, D312-16",
            "décompte ci-dessous (postes A à I)",
            "1,24 € par jour",
            "5,90 %",
            "L. 312-39",
            "D. 312-16",
            "8 327,44 €",
        ),
        mention("L11.4", "CC 1231-5", "peut la réduire", "1231-5"),
        mention("L11.6", "bank", "déclaré à la Banque de France le 24 août 2026"),
        mention("L11.7", "bank", "aucun prélèvement", "Assurance"),
        mention("L11.11", "CC 1305-5", "Madame Léa Martin-Lefèvre", "Monsieur Paul Lefèvre", "1305-5"),
    ),
    Code.L11_C: (
        *DATED_DECISION,
        mention("L11-C.1", "bank", "a été prononcée à l’égard de Madame Léa Martin-Lefèvre", "26 août 2026"),
        mention("L11-C.2", "CC 1305-5", "article 4", "opposable", "1305-5"),
        mention("L11-C.3", "bank", "dans la limite de 12 000,00 €", "8 327,44 €"),
        mention("L11-C.4", "CC 2302, 2303", "2302 et 2303", "6,12 €"),
    ),
    Code.L13: (
        mention("L13.1", "bank", "SELARL Étude Fictive", "5 rue de l’Exemple", "01 99 00 00 02"),
        mention("L13.2", "bank", "8 327,44 €", "Au 23 novembre 2026"),
        mention("L13.3", "GDPR 6", "article 6, paragraphe 1", "intérêt légitime"),
        mention("L13.4", "bank", "adressez vos paiements au commissaire de justice"),
    ),
    Code.L15A: (
        mention("L15a.1", "bank", "arriéré régularisé, le prêt continue"),
        mention("L15a.2", "bank", "600,00 €", "20 novembre 2026"),
        mention("L15a.3", "bank", "200,00 €", "12 décembre 2026"),
        mention("L15a.4", "L752-1", "radiation", "26 novembre 2026", "L. 752-1"),
    ),
    Code.L15B: (
        mention("L15b.1", "bank", "dette soldée", "20 novembre 2026", "quittance"),
        mention("L15b.2", "bank", "LOAN-5314", "9 639,60 €"),
        mention("L15a.4", "L752-1", "radiation", "26 novembre 2026", "L. 752-1"),
        mention("L15b.3", "bank", "mainlevée", "saisie-attribution du 2 octobre 2026"),
        mention("L15b.4", "bank", "libère la caution", "Monsieur Jean Caution", "libère de votre engagement"),
    ),
    Code.L18: (
        mention("L18.1", "bank", "code L02", "19 novembre 2026", "retiré"),
        mention("L18.2", "bank", "se sont croisés", "excuser"),
        mention("L18.3", "bank", "Votre situation au 22 novembre 2026", "0,00 €", "rien à payer"),
    ),
    Code.STATEMENT: (
        mention("header", "CPC 1407", "Créancier", "Emprunteur", "Premier incident non régularisé", "17 août 2026"),
        mention("A", "§11.4", "A. Échéances impayées", "05/05/2026", "494,85 €"),
        mention("B", "§11.4", "B. Capital non encore échu", "7 315,42 €"),
        mention("C", "§11.4", "C. Intérêts échus", "91,65 €"),
        mention("D", "§11.4", "D. Intérêts de retard", "58,07 €", "46", "2,75 %"),
        mention("E", "D312-16", "E. Indemnité", "8,00 %", "585,23 €"),
        mention("F", "§11.4", "F. Assurance", "13,50 €"),
        mention("G", "§11.4", "G. Frais récupérables"),
        mention("H", "§11.4", "H. Paiements", "02/10/2026", "capital 148,25 €"),
        mention("I", "§11.4", "I. Total", "8 327,44 €"),
        mention("J", "§11.4", "J. Intérêts à courir", "1,24 €"),
        mention("T1", "CC 1227", "à compter du jugement"),
        mention("T2", "CC 1227", "Demande subsidiaire (T2)", "7 339,60 €"),
    ),
    Code.EXHIBITS: (
        mention("J21", "CPC 1407", "Bordereau des pièces", "J10", "Historique complet des paiements", "01" * 32, "33"),
        mention("waiver", "§14", "J05", "Alix Décideur", "pièce non retrouvée"),
    ),
}
