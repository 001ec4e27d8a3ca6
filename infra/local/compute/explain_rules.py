"""French words of the explanations: title, rule and articles of each family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Rule:
    title: str
    sentence: str
    articles: str


RULES: Final[Mapping[str, Rule]] = {
    "legal_interest": Rule(
        "Intérêt au taux légal",
        "jours exacts, premier jour non compté ; coupé après le 30 juin et le 31 décembre ; majoré de cinq "
        "points deux mois après que la décision est devenue exécutoire ; chaque segment est arrondi, le total "
        "est la somme des segments.",
        "CMF L313-2, L313-3 et D313-1-A ; code civil 1231-6",
    ),
    "contractual_late_interest": Rule(
        "Intérêt de retard au taux du prêt",
        "jours exacts sur l'année civile (365 ou 366 jours), coupé après le 31 décembre ; chaque segment est arrondi.",
        "code de la consommation L312-39 (crédit), L313-51 (immobilier) ; annexe à l'article R314-3",
    ),
    "default_indemnity": Rule(
        "Plafond de l'indemnité de défaillance",
        "8 % du capital à échoir (crédit à la consommation), 7 % du capital à échoir et des intérêts échus "
        "(immobilier), 8 % des échéances échues sans déchéance du terme, 4 % des échéances reportées ; le "
        "juge peut la réduire.",
        "code de la consommation D312-16, D312-17 et R313-28 ; code civil 1231-5",
    ),
    "payment_allocation": Rule(
        "Imputation des paiements",
        "avant la déchéance du terme : l'échéance la plus ancienne, puis intérêts, assurance, capital ; après "
        "le titre : frais, intérêts, capital ; caution non informée : le capital d'abord.",
        "code civil 1342-10, 1343-1, 2302 et 2303",
    ),
    "time_bar": Rule(
        "Forclusion",
        "deux ans à compter du premier incident non régularisé, après imputation de tous les paiements sur "
        "les échéances les plus anciennes ; découvert : à compter du terme de trois mois ; jamais reporté à "
        "un jour ouvré.",
        "code de la consommation R312-35 et L312-93",
    ),
    "repayment_plan": Rule(
        "Plan d'apurement",
        "parts égales arrondies au centime inférieur, la dernière prend le reste ; dates au jour fixe du "
        "mois, non reportées.",
        "accord des parties ; code de la consommation R312-35",
    ),
    "overdraft_twelve_instalments": Rule(
        "Découvert en douze mensualités",
        "mensualités égales au taux du découvert, sans frais ; la dernière solde le compte.",
        "code de la consommation L312-93 et L312-90",
    ),
    "wage_attachment": Rule(
        "Quotité saisissable",
        "barème annuel du salaire net, seuils relevés par personne à charge ; dans la limite de ce qui "
        "dépasse le RSA et de la dette restante.",
        "code du travail R3252-2 et R3252-3 ; CPCE L212-1",
    ),
    "deadline": Rule(
        "Délai de procédure",
        "le jour de l'acte ne compte pas ; le délai qui finit un samedi, un dimanche ou un jour férié est "
        "reporté au premier jour ouvré.",
        "code de procédure civile 641, 642, 1411 et 1416 ; CPCE L212-2, L212-6 et R211-3 ; code de commerce R622-24",
    ),
    "ficp_timeline": Rule(
        "Délais du FICP",
        "trente jours et un mois à compter de l'envoi, le plus long des deux, sans report ; déclaration dans "
        "les quatre jours ouvrés.",
        "code de la consommation L751-1 et suivants ; arrêté du 26 octobre 2010",
    ),
    "ficp_trigger": Rule(
        "Incident de paiement caractérisé",
        "impayé au moins égal aux deux dernières échéances, et à 150 € ; sans échéancier : au moins 500 € "
        "plus de soixante jours après la mise en demeure.",
        "arrêté du 26 octobre 2010, article 4",
    ),
    "statement_of_claim": Rule(
        "Décompte de créance",
        "intérêt au taux du prêt sur le capital, au taux légal sur l'indemnité, depuis la notification de la "
        "déchéance du terme ; paiements imputés sur frais, intérêts, capital, assurance, indemnité ; total "
        "des lignes imprimées.",
        "code de la consommation L312-39 et D312-16 ; code civil 1231-6, 1342-10 et 1343-1",
    ),
    "account_attachment": Rule(
        "Saisie-attribution",
        "total des soldes créditeurs moins le solde bancaire insaisissable, dans la limite de la créance.",
        "CPCE L162-2, L211-1 et R211-1",
    ),
    "interest_forfeiture": Rule(
        "Déchéance du droit aux intérêts",
        "capital prêté moins tous les paiements hors assurance, sans indemnité ; jamais moins de zéro.",
        "code de la consommation L341-1 et suivants",
    ),
    "incident_fee_cap": Rule(
        "Plafond des frais d'incident",
        "commissions et rejets plafonnés chacun, puis leur somme selon le client.",
        "CMF R312-4-1 et R312-4-2",
    ),
    "working_day": Rule(
        "Jours ouvrés",
        "du lundi au vendredi hors jours fériés ; un jour non ouvré est reporté au premier jour ouvré.",
        "code de procédure civile 642 ; code du travail L3133-1 et L3134-13",
    ),
    "public_holidays": Rule(
        "Jours fériés",
        "dates fixes et fêtes mobiles comptées depuis Pâques.",
        "code du travail L3133-1",
    ),
    "flat_recovery_indemnity": Rule(
        "Indemnité forfaitaire de recouvrement",
        "40 € par facture en retard d'un professionnel, jamais d'un consommateur.",
        "code de commerce L441-10 et D441-5 ; code de la consommation L312-38",
    ),
}
