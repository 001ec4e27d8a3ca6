"""The sentences that tell facts: the contract, its people, their money, what they and the bank decide, the bailiff."""

from __future__ import annotations

from typing import Final

from support.scenario_language import Sentence

CONTRACT: Final = (
    Sentence(
        "loan",
        "Prêt {contrat:à la consommation}, 36 mensualités de 216,50 € le 12 à partir de juillet 2025, "
        "clause de {nombre:30} jours.",
        "Ou : immobilier, professionnel. 7 200 € à 5,90 % signés le 05/06/2025 ; chaque mensualité compte 197 € de "
        "capital, 15 € d’intérêts, 4,50 € d’assurance. La clause dit le délai de régularisation.",
    ),
    Sentence(
        "bill",
        "Factures de 216,50 € le 12 de chaque mois à partir de juillet 2025, sans prêt.",
        "Des frais, une garantie appelée, un recours : rien n’est à venir, rien n’est à déchoir.",
    ),
    Sentence("account", "Compte courant sans découvert autorisé, au taux de 14 %.", "Un compte de particulier."),
    Sentence(
        "overdrawn",
        "Depuis le {date:01/08/2025}, le compte est débiteur de {somme:640,00 €}.",
        "Autant de fois que le solde change ; zéro : il est revenu à l’équilibre.",
    ),
    Sentence("borrower", "Emprunteur : {nom:Mme Léa Martin}.", "Qui a emprunté ; ou la société …"),
    Sentence("co_borrower", "Co-emprunteur : {nom:M. Noé Martin}.", "Qui a emprunté avec lui."),
    Sentence("guarantor", "Caution : {nom:Mme Zoé Martin}.", "Caution solidaire, 12 000 € au plus."),
    Sentence("institution", "Organisme de caution : {nom:la société Caution Exemple}.", "Il paie et se retourne."),
)
POST: Final = (
    Sentence(
        "post", "La poste présente les lettres {nombre:4} jours après leur départ.", "Deux jours si rien n’est dit."
    ),
    Sentence(
        "no_proof",
        "La poste ne rapporte rien pour {nom:M. Noé Martin}.",
        "Aucune preuve de présentation, pour aucune de ses lettres.",
    ),
    Sentence(
        "unclaimed",
        "La lettre {lettre:L10} à {nom:Mme Léa Martin} n’est pas réclamée.",
        "La poste la présente comme les autres, et la rend quinze jours plus tard.",
    ),
    Sentence(
        "returned",
        "Le {date:21/10/2025}, la lettre {lettre:L10} à {nom:Mme Léa Martin} revient : adresse inconnue.",
        "La poste ne l’a pas présentée.",
    ),
    Sentence(
        "served_letter",
        "Le {date:28/11/2025}, un commissaire de justice signifie la lettre {lettre:L10} à {nom:Mme Léa Martin}.",
        "À la place de la poste.",
    ),
    Sentence(
        "found",
        "Le {date:03/11/2025}, la nouvelle adresse de {nom:Mme Léa Martin} est connue.",
        "La banque l’enregistre ce jour-là.",
    ),
    Sentence(
        "unswept",
        "Du {date:12/08/2025} au {date:20/08/2025}, le calendrier est en panne.",
        "Aucun passage ces jours-là, bornes comprises ; les positions et les paiements arrivent.",
    ),
)
MONEY: Final = (
    Sentence(
        "paid",
        "Le {date:12/07/2025}, {nom:Mme Léa Martin} paie {somme:216,50 €}.",
        "L’argent arrive ce jour-là, avant le passage du matin.",
    ),
    Sentence(
        "learnt",
        "Le {date:17/10/2025}, la banque apprend que {nom:Mme Léa Martin} a payé {somme:649,50 €} "
        "le {date:16/10/2025}.",
        "L’argent a une date plus ancienne que le jour où la banque le sait : il peut croiser une lettre.",
    ),
    Sentence(
        "unrecognised",
        "Le {date:20/08/2025}, {somme:216,50 €} arrivent sans référence exacte.",
        "C’est peut-être pour ce contrat : on cherche, personne ne devine ; rien n’est réclamé pendant la recherche.",
    ),
    Sentence(
        "recognised",
        "Le {date:21/08/2025}, le versement du {date:20/08/2025} est reconnu.",
        "Il compte à sa date d’origine.",
    ),
    Sentence(
        "sent_back",
        "Le {date:21/08/2025}, le versement du {date:20/08/2025} est renvoyé à celui qui a payé.",
        "Il n’était pas pour ce contrat.",
    ),
    Sentence(
        "reversed",
        "Le {date:20/09/2025}, le paiement du {date:10/09/2025} est rejeté.",
        "La banque de la personne reprend l’argent d’un paiement écrit plus haut.",
    ),
)
DIALOGUE: Final = (
    Sentence(
        "called",
        "Le {date:20/08/2025}, {nom:Mme Léa Martin} dit au téléphone que {mot:ses revenus ont baissé}.",
        "Ou : sa trésorerie est à court, une dépense est tombée, il a oublié. La cause appelle des mesures (L08) "
        "quand la relance qui en parle (L02) est partie.",
    ),
    Sentence(
        "promised",
        "Le {date:20/08/2025}, {nom:Mme Léa Martin} promet {somme:216,50 €} pour le {date:28/08/2025}.",
        "Aucune relance avant ce jour ; la suite de la loi court.",
    ),
    Sentence(
        "accepts_measures",
        "Le {date:10/09/2025}, {nom:Mme Léa Martin} accepte les mesures proposées.",
        "Rien n’est réclamé avant que l’accord soit établi.",
    ),
    Sentence(
        "refuses_measures",
        "Le {date:10/09/2025}, {nom:Mme Léa Martin} refuse les mesures proposées.",
        "La suite reprend.",
    ),
    Sentence(
        "unemployed",
        "Le {date:20/08/2025}, {nom:Mme Léa Martin} signale la perte de son emploi.",
        "Trente jours de pause ; une personne examine la situation et l’assurance.",
    ),
    Sentence(
        "fraud",
        "Le {date:20/08/2025}, {nom:Mme Léa Martin} dit n’avoir rien signé.",
        "Fraude alléguée : tout s’arrête, jusqu’à ce qu’une personne lève la suspension de ce jour.",
    ),
)
PEOPLE: Final = (
    Sentence("death", "Le {date:01/09/2025}, décès de {nom:Mme Léa Martin}.", "La banque l’apprend."),
    Sentence(
        "filed",
        "Le {date:01/11/2025}, {nom:Mme Léa Martin} dépose un dossier de surendettement.",
        "La Banque de France l’annonce ce jour-là.",
    ),
    Sentence(
        "admitted",
        "Le {date:01/12/2025}, le dossier de surendettement de {nom:Mme Léa Martin} est recevable.",
        "La commission l’a déclaré recevable.",
    ),
    Sentence(
        "disputed",
        "Le {date:20/08/2025}, {nom:Mme Léa Martin} conteste la mensualité du {date:12/08/2025}.",
        "Cette partie seule n’est plus réclamée, jusqu’à la réponse.",
    ),
    Sentence("rejected", "Le {date:02/09/2025}, la banque rejette la contestation.", "La réponse (L17) dit pourquoi."),
)
DECISIONS: Final = (
    Sentence(
        "no_approval",
        "Personne n’approuve ce qui demande une décision.",
        "Sinon la directrice du recouvrement approuve le jour de la demande. Des pièces qui manquent on est dispensé.",
    ),
    Sentence(
        "hands_over",
        "Le {date:05/12/2025}, la directrice approuve la remise du dossier contre {nom:Mme Léa Martin} seulement.",
        "Une décision qui la nomme : le dossier ne vise qu’elle.",
    ),
    Sentence(
        "accelerates",
        "Le {date:18/11/2025}, la directrice prononce la déchéance contre {nom:Mme Léa Martin} seulement.",
        "Une décision qui la nomme : les autres restent aux mensualités.",
    ),
    Sentence(
        "suspended",
        "Le {date:20/08/2025}, la banque suspend les relances du {date:18/08/2025} au {date:05/09/2025}.",
        "Bornes comprises ; la suspension peut commencer avant le jour où on la dit.",
    ),
    Sentence(
        "resumed",
        "Le {date:25/08/2025}, la banque lève dès le {date:26/08/2025} la suspension du {date:18/08/2025}.",
        "La première date libre, puis le début de la suspension.",
    ),
    Sentence(
        "plan",
        "Le {date:03/11/2025}, {nom:Mme Léa Martin} et la banque signent un plan de {nombre:3} mensualités "
        "pour {somme:649,50 €}, la première le {date:28/11/2025}.",
        "En plus des mensualités du prêt.",
    ),
    Sentence(
        "twelve_accepted",
        "Le {date:05/12/2025}, {nom:Mme Léa Martin} accepte les douze mensualités.",
        "De son découvert, au taux du compte.",
    ),
    Sentence(
        "twelve_refused",
        "Le {date:05/12/2025}, {nom:Mme Léa Martin} refuse les douze mensualités.",
        "La suite n’attend plus que la fin du préavis.",
    ),
    Sentence(
        "bar_decided",
        "Le {date:20/06/2027}, la directrice décide d’agir avant la forclusion, "
        "et le redira après le {date:10/07/2027}.",
        "Les alertes quotidiennes se taisent jusque-là.",
    ),
    Sentence(
        "done",
        "Le {date:02/09/2025}, c’est fait : {mot:vérifier l’assurance}.",
        "Une personne a fait ce qui était à faire ; les mots sont ceux de « à faire », plus bas.",
    ),
)
BAILIFF: Final = (
    Sentence(
        "requested", "Le {date:12/12/2025}, l’ordonnance est demandée.", "Au juge, par le commissaire de justice."
    ),
    Sentence(
        "granted",
        "Le {date:05/01/2026}, l’ordonnance accorde {somme:6 895,00 €} de capital et {somme:60,00 €} de frais.",
        "Plus l’intérêt au taux du contrat à compter de ce jour.",
    ),
    Sentence(
        "served",
        "Le {date:12/01/2026}, l’ordonnance est signifiée à {nom:Mme Léa Martin} en personne.",
        "L’opposition est ouverte un mois ; deux mois de silence la rendent définitive.",
    ),
    Sentence(
        "summoned",
        "Le {date:12/12/2025}, l’assignation est signifiée à {nom:Mme Léa Martin}.",
        "Elle interrompt la forclusion.",
    ),
    Sentence(
        "attached",
        "Le {date:20/03/2026}, saisie de {somme:700,00 €} sur les comptes de {nom:Mme Léa Martin}.",
        "Saisie-attribution.",
    ),
    Sentence(
        "denounced",
        "Le {date:25/03/2026}, la saisie du {date:20/03/2026} est dénoncée à {nom:Mme Léa Martin}.",
        "Dans les huit jours, ou elle est caduque.",
    ),
    Sentence(
        "certified",
        "Le {date:27/04/2026}, personne n’a contesté la saisie du {date:20/03/2026} contre {nom:Mme Léa Martin}.",
        "Le certificat de non-contestation : la banque tierce paie.",
    ),
    Sentence(
        "commanded",
        "Le {date:20/03/2026}, commandement de payer à {nom:Mme Léa Martin}.",
        "Un mois plus tard au plus tôt, trois mois au plus tard, ses rémunérations peuvent être saisies.",
    ),
    Sentence(
        "wages",
        "Le {date:22/04/2026}, saisie des rémunérations de {nom:Mme Léa Martin}, {somme:1 450,00 €} nets par mois.",
        "Le procès-verbal signifié à l’employeur.",
    ),
    Sentence(
        "released",
        "Le {date:10/06/2026}, mainlevée de la saisie du {date:20/03/2026} contre {nom:Mme Léa Martin}.",
        "Rien ne la lie plus.",
    ),
    Sentence(
        "collected",
        "Le {date:28/04/2026}, le commissaire de justice encaisse {somme:700,00 €} de {nom:Mme Léa Martin} "
        "et retient {somme:40,00 €}.",
        "Le débiteur est crédité de la somme entière.",
    ),
)
TOLD: Final = {
    "Le contrat et les personnes": CONTRACT,
    "La poste et le calendrier": POST,
    "L’argent": MONEY,
    "Le dialogue": DIALOGUE,
    "Ce qui arrive aux personnes": PEOPLE,
    "Ce que l’on décide": DECISIONS,
    "Le commissaire de justice": BAILIFF,
}

__all__ = ["TOLD"]
