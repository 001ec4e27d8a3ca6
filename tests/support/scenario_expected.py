"""The sentences that say what must have happened."""

from __future__ import annotations

from typing import Final

from support.scenario_language import Sentence

LETTERS: Final = (
    Sentence(
        "leaves",
        "Le {date:17/08/2025}, la lettre {lettre:L01} part à {nom:Mme Léa Martin}.",
        "Elle quitte la banque ce jour-là. M01 est le message sans montant.",
    ),
    Sentence(
        "asks",
        "La lettre {lettre:L10} partie le {date:16/10/2025} à {nom:Mme Léa Martin} réclame {somme:649,50 €}.",
        "La somme qu’elle porte.",
    ),
    Sentence(
        "nothing_else",
        "Aucune autre lettre ne part jusqu’au {date:31/08/2025}.",
        "Les lettres annoncées dans tout le scénario sont les seules, ce jour compris.",
    ),
)
EVENINGS: Final = (
    Sentence("no_case", "Le {date:13/07/2025} au soir, aucun dossier.", "Rien ne fut jamais ouvert."),
    Sentence(
        "phase",
        "Le {date:31/08/2025} au soir, le dossier est en phase {mot:amiable}.",
        "amiable, plan, mise en demeure, déchéance, contentieux, exécution, clos.",
    ),
    Sentence(
        "arrears",
        "Le {date:31/08/2025} au soir, arriéré : {somme:216,50 €}.",
        "Les mensualités échues et non payées ; d’un compte, ce qui dépasse.",
    ),
    Sentence(
        "owed",
        "Le {date:21/11/2025} au soir, total dû : {somme:7 100,00 €}.",
        "L’arriéré ; après la déchéance ou l’ordonnance, toute la créance, intérêts de ce jour compris.",
    ),
    Sentence(
        "last_day",
        "Le {date:31/08/2025} au soir, dernier jour pour agir : {date:12/08/2027}.",
        "La forclusion, ou la prescription, jamais reportée.",
    ),
    Sentence(
        "no_last_day",
        "Le {date:15/12/2025} au soir, plus aucun délai pour agir.",
        "Rien n’est impayé, ou chacun est assigné à temps : l’instance garde le délai interrompu (C. civ., art. 2242).",
    ),
    Sentence(
        "cure",
        "Le {date:20/10/2025} au soir, le délai de {nom:Mme Léa Martin} finit le {date:17/11/2025}.",
        "Celui de la mise en demeure, compté de sa première présentation.",
    ),
    Sentence(
        "no_cure",
        "Le {date:20/10/2025} au soir, le délai de {nom:M. Noé Martin} n’a pas commencé.",
        "Rien ne prouve que la mise en demeure lui fut présentée.",
    ),
    Sentence(
        "accelerated",
        "Le {date:25/11/2025} au soir, la déchéance vise {nom:Mme Léa Martin}.",
        "Elle lui est notifiée.",
    ),
    Sentence(
        "not_accelerated",
        "Le {date:25/11/2025} au soir, la déchéance ne vise pas {nom:M. Noé Martin}.",
        "Il reste aux mensualités.",
    ),
    Sentence(
        "procedure",
        "Le {date:03/12/2025} au soir, la voie est : {mot:assignation}.",
        "petite créance, injonction de payer, assignation, acte notarié, organisme de caution.",
    ),
)
PEOPLE_DO: Final = (
    Sentence(
        "to_do",
        "Le {date:06/11/2025} au soir, à faire : {mot:interroger La Poste}.",
        "faire signifier la lettre, rechercher l’adresse, vérifier l’assurance, examiner la situation, "
        "répondre à la contestation, décider avant la forclusion, prévenir avant l’appel de l’organisme, appeler, "
        "rechercher le versement, rattacher ou renvoyer le versement, établir l’accord.",
    ),
    Sentence(
        "not_to_do", "Le {date:05/11/2025} au soir, rien à faire : {mot:interroger La Poste}.", "Pas encore, ou plus."
    ),
    Sentence(
        "warned",
        "Le {date:23/03/2026}, alerte : {alerte:saisie de compte à dénoncer au débiteur}.",
        "Les mots du rapport ; ce jour-là, pour la première fois.",
    ),
    Sentence(
        "alerted",
        "Du {date:14/06/2027} au {date:19/06/2027}, une alerte de forclusion chaque jour.",
        "Bornes comprises.",
    ),
    Sentence("silent", "Du {date:20/06/2027} au {date:10/07/2027}, aucune alerte de forclusion.", "Bornes comprises."),
)
FICP: Final = (
    Sentence(
        "declared",
        "Le {date:16/10/2025}, inscription de {nom:Mme Léa Martin} au FICP.",
        "Ni avant, ni après ; la Banque de France confirme le jour même.",
    ),
    Sentence("not_declared", "Le {date:16/10/2025} au soir, personne n’est inscrit au FICP.", "Ou ne l’est plus."),
    Sentence("lifted", "Le {date:20/10/2025}, l’inscription de {nom:Mme Léa Martin} au FICP est levée.", "Ce jour-là."),
)
EXPECTED: Final = {
    "Les lettres attendues": LETTERS,
    "L’état du dossier, le soir": EVENINGS,
    "Ce que les personnes ont à faire": PEOPLE_DO,
    "Le FICP": FICP,
}

__all__ = ["EXPECTED"]
