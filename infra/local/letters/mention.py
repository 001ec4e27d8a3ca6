"""The mandatory mentions of each letter (domain §4.3 and §4.6): what must be read in its text, and who asks for it."""

from __future__ import annotations

from typing import Final, NamedTuple


class Mention(NamedTuple):
    mention: str
    source: str  # the article; "bank" where the rule is the bank's own
    texts: tuple[str, ...]


def mention(code: str, source: str, *texts: str) -> Mention:
    return Mention(code, source, texts)


# Of §4.3, for every letter; A.4, A.5 and A.7 only where money is asked for.
IN_EVERY_LETTER: Final = (
    mention("A.1", "bank", "Banque Fictive", "RCS Paris", "25 000 000 €", "recouvrement@banque-fictive.example"),
    mention(
        "A.2",
        "bank",
        "Madame Léa MARTIN-LEFÈVRE|ATELIER LEFÈVRE SARL",
        "3 rue du Marché|ZA de l’Exemple",
        "75002 PARIS|67000 STRASBOURG",
    ),
    mention("A.3", "bank", "N/Réf.", "du 5 juillet 2025|du 2 février 2019"),
    mention("A.6", "bank", "Camille Exemple", "01 99 00 00 01"),
    mention(
        "A.8",
        "bank",
        "Contester ou réclamer",
        "Service Réclamations",
        "Médiateur de la consommation|Médiation du crédit",
    ),
    mention("A.9", "GDPR 13", "Vos données personnelles", "dpo@banque-fictive.example", "CNIL"),
    mention("A.10", "bank", "Points conseil budget|Médiation du crédit aux entreprises", "Banque de France"),
    mention("A.11", "bank", "Paris, le 23 novembre 2026", "Dominique Modèle", "par délégation du directeur général"),
)
IN_EVERY_DEMAND: Final = (
    mention("A.5", "bank", "FR76 0000", "FICTFRPP", "Référence à rappeler pour le paiement", "-01"),
    mention("A.7", "L312-35-1", "appelez|Appelez"),
)
ARREARS: Final = ("12/09/2026", "89,69 €", "13,50 €", "496,81 €", "600,00 €")
CURE: Final = "30 jours à compter de la première présentation de cette lettre"
_DEMAND: Final = mention("L10.1", "CC 1344", "constitue une mise en demeure", "1344 du code civil")
CALLED_OUT: Final = (_DEMAND, mention("L10.5", "Cass. 22 June 2017", CURE))
CALLED_OUT_FOR_15_DAYS: Final = (_DEMAND, mention("L10.5", "bank", CURE.replace("30", "15")))
WITH_CLAUSE: Final = (
    mention("L10.2", "bank", "article 8 de votre contrat", "En cas de défaillance de l’emprunteur"),
    mention("L10.9", "bank", "8 500,65 €", "non exigible à ce jour"),
)
ON_INSTALMENTS: Final = (
    mention("L10.3", "bank", "Échéance du", *ARREARS),
    mention("L10.6", "bank", "un paiement partiel n'arrête pas le délai"),
    mention("L10.7", "bank", "Les échéances à venir", "restent dues"),
)
NOTICE: Final = (
    *CALLED_OUT,
    *ON_INSTALMENTS,
    mention("L10.4", "bank", "de nous payer la somme de 600,00 €", "sommes échues et impayées"),
    mention("L10.10", "bank", "Monsieur Paul Lefèvre"),
    mention("L10.12", "L314-20", "L. 314-20", "deux ans"),
    mention("L10.13", "bank", "assurance", "déclarez le sinistre"),
    mention("L10.14", "bank", "Référence à indiquer", "LOAN-5314-01"),
    mention("L10.15", "L312-35-1", "Nos propositions restent ouvertes", "L. 312-35-1"),
)
REMINDER: Final = (
    mention("L02.2", "bank", "02/11/2026", "50,00 €"),
    mention(
        "L02.3", "L312-35-1", "L. 312-35-1", "report de tout ou partie", "Coupon-réponse", "avant le 14 décembre 2026"
    ),
    mention("L02.4", "bank", "ne tenez pas compte de ce courrier si vous avez payé le"),
    mention("L02.5", "L616-1", "L. 616-1", "3 rue de l’Exemple, 75002 Paris"),
    mention("L02.6", "bank", "Points conseil budget"),
)
FIRST: Final = (
    mention("L01.1", "L312-36", *ARREARS),
    mention("L01.5", "C. ass. L141-3", "L. 141-3 du code des assurances", "40 jours", "10 jours"),
    mention("L01.6", "order of 26 Oct 2010", "FICP", "deux dernières échéances", "arrêté du 26 octobre 2010"),
    mention("L01.7", "bank", "présenterons à nouveau le prélèvement le 2 décembre 2026"),
    mention("L01.8", "L312-38", "aucuns frais ne vous sont facturés"),
    mention("L01.9", "contract", "chacun de vous doit la totalité", "Monsieur Paul Lefèvre"),
)
FICP_LIFE: Final = (
    mention("L04.6", "L752-1", "radiée dès le paiement intégral", "5 ans au plus", "L. 752-1"),
    mention("L04.8", "GDPR 15, 16", "rectifier", "TSA 50120, 75035 Paris Cedex 01", "TSA 80715, 75334 Paris Cedex 07"),
)
FICP_REMOVAL: Final = mention("L15a.4", "L752-1", "radiation", "26 novembre 2026", "L. 752-1")
DATED_DECISION: Final = (
    mention("L11.5", "L314-20, CC 1343-5", "L. 314-20", "1343-5", "deux ans"),
    mention("L11.8", "bank", "au plus tôt le 9 décembre 2026"),
    mention("L11.9", "bank", "convenir avec vous d’un plan de paiement"),
    mention("L11.10", "GDPR 22", "prise le 24 août 2026 par Alix Décideur"),
)
GUARANTEED: Final = "cautionné Madame Léa Martin-Lefèvre"
