"""Mandatory mentions of what is agreed, answered and closed (domain §4.6)."""

from __future__ import annotations

from typing import Final

from infra.local.letters.mention import FICP_REMOVAL, GUARANTEED, Mention, mention
from recouvrement.domain.letters.catalogue import LetterCode as Code

ENDINGS: Final[dict[Code, tuple[Mention, ...]]] = {
    Code.L08: (
        mention("L08.1", "L312-35-1", "la perte d’emploi", "Étalement de l’arriéré", "Report de trois échéances"),
        mention("L08.1", "L312-35-1", "adaptées à votre situation", "L. 312-35-1"),
        mention("L08.2", "bank", "Ce que cela coûte", "aucun : les intérêts de retard", "101,40 €"),
        mention("L08.3", "bank", "Coupon-réponse", "avant le 14 décembre 2026", "☐ Étalement de l’arriéré"),
        mention("L08.4", "L312-31-1", "un autre support durable", "leur date d’effet", "L. 312-31-1"),
        mention("L08.5", "D312-17", "limitée à 4 % de leur montant", "D. 312-17", "24,00 €"),
        mention("A.4", "bank", "600,00 €"),
    ),
    Code.L09: (
        mention(
            "L09.1", "bank", "Créancier", "Madame Léa Martin-Lefèvre (Emprunteur)", "Monsieur Paul Lefèvre (Co-emp"
        ),
        mention("L09.2", "bank", "La dette au 23 novembre 2026", "496,81 €", "89,69 €", "13,50 €", "600,00 €"),
        mention("L09.3", "bank", "12 versements", "05/12/2026", "05/11/2027", "50,00 €"),
        mention("L09.4", "bank", "Les échéances courantes du contrat continuent", "12 décembre 2026"),
        mention("L09.5", "bank", "Les intérêts de retard sont abandonnés"),
        mention("L09.6", "bank", "impayé 8 jours après sa date", "15 jours après sa date", "le plan est caduc"),
        mention("L09.7", "CC 1330", "sans la remplacer", "1330 du code civil"),
        mention("L09.8", "R312-35", "premier incident non régularisé", "R. 312-35", "FICP", "26 octobre 2010"),
        mention("L09.9", "bank", "La caution désignée ci-dessus accepte", "Monsieur Jean Caution (Caution)"),
        mention("L09.10", "eIDAS", "signé électroniquement", "n° 910/2014", "fichier de preuve"),
        mention("A.5", "bank", "FR76 0000", "LOAN-5314-01"),
        mention("A.8", "bank", "Contester ou réclamer", "Médiateur de la consommation"),
        mention("A.9", "GDPR 13", "Vos données personnelles", "CNIL"),
        mention("A.10", "bank", "Points conseil budget"),
    ),
    Code.L14: (
        mention("L14.1", "bank", "le versement suivant ne nous est pas parvenu", "12/11/2026", "50,00 €"),
        mention("L14.2", "bank", "le plan sera caduc le 27 novembre 2026"),
        mention("L14.3", "bank", "L’ancienne dette redevient exigible", "−100,00 €", "500,00 €"),
        mention("L14.4", "order of 2010", "nouvelle lettre d’information", "un nouveau délai de 30 jours"),
        mention("A.4", "bank", "Somme à payer"),
    ),
    Code.L15A: (
        mention("L15a.1", "bank", "arriéré régularisé, le prêt continue"),
        mention("L15a.2", "bank", "600,00 €", "20 novembre 2026"),
        mention("L15a.3", "bank", "200,00 €", "12 décembre 2026"),
        FICP_REMOVAL,
    ),
    Code.L15B: (
        mention("L15b.1", "bank", "dette soldée", "20 novembre 2026", "quittance"),
        mention("L15b.2", "bank", "LOAN-5314", "9 639,60 €"),
        FICP_REMOVAL,
        mention("L15b.3", "bank", "mainlevée", "saisie-attribution du 2 octobre 2026"),
        mention(
            "L15b.4", "bank", "met fin au cautionnement donné par Monsieur Jean Caution", "libère de votre engagement"
        ),
    ),
    Code.L15C: (
        mention("L15c.1", "bank", "rétablissement personnel sans liquidation judiciaire", "2 novembre 2026"),
        mention("L15c.2", "bank", "Nous ne vous demanderons plus rien"),
        mention("L15c.3", "bank", "tenue par la Banque de France"),
    ),
    Code.L15D: (
        mention("L15d.1", "CC 1324", "Garantie Fictive SA", "7 rue de l’Exemple", "1324 du code civil"),
        mention("L15d.2", "bank", "20 novembre 2026", "8 327,44 €"),
        mention("L15d.3", "CC 1324", "Qui payer désormais", "ne payez plus la banque", "référence GF-5314"),
    ),
    Code.L16: (
        mention("L16.1", "CC 2302", "31 décembre 2025", "7 810,27 €", "91,65 €", "13,50 €", "7 915,42 €"),
        mention("L16.2", "CC 2302", "dure jusqu’au 5 juillet 2031"),
        mention("L16.3", "CC 2302", "2302 du code civil", "avant le 31 mars de chaque année"),
        mention("L16.4", "CC 2302", "la banque en supporte le coût"),
        mention("L03.4", "bank", GUARANTEED, "12 000,00 €"),
    ),
    Code.L17: (
        mention("L17.1", "bank", "reçu le 6 novembre 2026", "payée par virement le 11 septembre"),
        mention(
            "L17.2", "bank", "Ce que nous avons vérifié", "référence erronée", "Votre contestation est fondée pour"
        ),
        mention("L17.3", "bank", "Nos démarches reprennent", "7 décembre 2026"),
        mention("L02.5", "L616-1", "réclamation, puis médiateur", "L. 616-1", "3 rue de l’Exemple, 75002 Paris"),
    ),
    Code.L18: (
        mention("L18.1", "bank", "code L02", "19 novembre 2026", "retiré"),
        mention("L18.2", "bank", "se sont croisés", "excuser"),
        mention("L18.3", "bank", "Votre situation au 22 novembre 2026", "0,00 €", "rien à payer"),
    ),
    Code.L19: (
        mention("L19.1", "CMF L312-1-1", "préavis de 2 mois", "à compter de l’envoi", "L. 312-1-1"),
        mention("L19.2", "bank", "deviendra exigible le 24 janvier 2027"),
        mention("L19.5", "bank", "renonçons à le clôturer"),
        mention("L19.3", "bank", "−1 351,20 €", "15,90 %"),
        mention("L19.4", "bank", "Rendez vos cartes", "N’émettez plus de chèques", "Prélèvements et virements"),
        mention("L10-D.23", "L312-93", "14 septembre 2026", "douze mensualités égales", "vous n’y avez pas répondu"),
    ),
}
