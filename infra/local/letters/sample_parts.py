"""A fictional bank and fictional debtors, shared by the sample letters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from recouvrement.domain.letters.judiciary import PartyRow
from recouvrement.domain.letters.parts import (
    Contact,
    OverIndebtedness,
    Payment,
    Protection,
    Recipient,
    Recourse,
    References,
    Sender,
    Signatory,
)
from recouvrement.domain.letters.plans import PlanRow
from recouvrement.domain.letters.tables import (
    AccountCosts,
    AccountState,
    AmountLine,
    Arrears,
    Bailiff,
    BillRow,
    Bills,
    Guaranty,
    InstalmentRow,
    PaymentRow,
    Schedule,
    ScheduleRow,
)

SENDER: Final = Sender(
    name="Banque Fictive",
    department="Service Recouvrement amiable",
    street="1 rue de l’Exemple",
    city_line="75002 Paris",
    place="Paris",
    legal_form="société anonyme au capital de 25 000 000 €",
    registered_office="1 rue de l’Exemple, 75002 Paris",
    registration="RCS Paris 000 000 000",
    supervision="Établissement de crédit agréé par l’ACPR, 4 place de Budapest, CS 92459, 75436 Paris Cedex 09",
    insurance_registration="Intermédiaire en assurance, ORIAS n° 00 000 000",
)
CONTACT: Final = Contact(
    name="Camille Exemple",
    phone="01 99 00 00 01",
    hours="du lundi au vendredi, de 9 h à 18 h",
    email="recouvrement@banque-fictive.example",
)
RECIPIENT: Final = Recipient(
    lines=("Madame Léa MARTIN-LEFÈVRE", "Appartement 12", "3 rue du Marché", "75002 PARIS"), salutation="Madame"
)
GUARDIAN: Final = replace(
    RECIPIENT, protection=Protection("Monsieur Paul Lefèvre", "tutelle, jugement du 3 mars 2025", "tutrice")
)
COMPANY: Final = Recipient(
    lines=("ATELIER LEFÈVRE SARL", "ZA de l’Exemple", "67000 STRASBOURG"), salutation="Madame, Monsieur"
)
FILE: Final = OverIndebtedness("déclaré recevable", "3 novembre 2026")
AWKWARD_RECIPIENT: Final = Recipient(
    lines=("Dupont & Fils <SARL> d'Été", "12 bis rue des Érables", "67000 STRASBOURG"), salutation="Madame, Monsieur"
)
REFERENCES: Final = References(
    case="LOAN-5314-01", contract="LOAN-5314", contract_kind="prêt personnel", contract_signed_on="5 juillet 2025"
)
ACCOUNT_REFERENCES: Final = References(
    case="ACC-0815-01", contract="ACC-0815", contract_kind="compte courant", contract_signed_on="2 février 2019"
)
PAYMENT: Final = Payment(
    holder="Banque Fictive – Recouvrement",
    iban="FR76 0000 0000 0000 0000 0000 097",
    bic="FICTFRPP",
    reference="LOAN-5314-01",
)
ACCOUNT_PAYMENT: Final = replace(PAYMENT, reference="ACC-0815-01")
RECOURSE: Final = Recourse(
    complaint_service="Banque Fictive, Service Réclamations, 2 rue de l’Exemple, 75002 Paris",
    complaint_email="reclamations@banque-fictive.example",
    mediator="Médiateur de la consommation de la Banque Fictive, 3 rue de l’Exemple, 75002 Paris",
    mediator_website="mediateur.banque-fictive.example",
    data_protection_officer="Délégué à la protection des données, Banque Fictive, 1 rue de l’Exemple, 75002 Paris",
    data_protection_email="dpo@banque-fictive.example",
)
PROFESSIONAL_RECOURSE: Final = replace(RECOURSE, mediator=None, mediator_website=None)
SIGNATORY: Final = Signatory(
    name="Dominique Modèle",
    title="Responsable du recouvrement",
    delegation="par délégation du directeur général du 5 janvier 2026",
)
ADDRESSED: Final[dict[str, Any]] = {
    "sender": SENDER,
    "recipient": GUARDIAN,
    "references": REFERENCES,
    "written_on": "23 novembre 2026",
    "contact": CONTACT,
    "signatory": SIGNATORY,
    "recourse": RECOURSE,
}
DEMANDING: Final[dict[str, Any]] = {**ADDRESSED, "payment": PAYMENT}
ACCOUNT_LETTER: Final[dict[str, Any]] = {**ADDRESSED, "references": ACCOUNT_REFERENCES}
ACCOUNT_DEMAND: Final[dict[str, Any]] = {**ACCOUNT_LETTER, "payment": ACCOUNT_PAYMENT}
FILED: Final[dict[str, Any]] = {
    "sender": SENDER,
    "references": REFERENCES,
    "written_on": "23 novembre 2026",
    "signatory": SIGNATORY,
}
ONE_INSTALMENT: Final = Arrears(
    rows=(InstalmentRow("4", "12/11/2026", "29,24 €", "4,50 €", "166,26 €", "200,00 €"),),
    interest="29,24 €",
    insurance="4,50 €",
    principal="166,26 €",
    total="200,00 €",
)
ONE_BILL: Final = Bills((BillRow("1", "12/11/2026", "180,00 €"),), "180,00 €")
BILLS: Final = Bills((BillRow("1", "12/09/2026", "420,00 €"), BillRow("2", "12/10/2026", "180,00 €")), "600,00 €")
ARREARS: Final = Arrears(
    rows=(
        InstalmentRow("2", "12/09/2026", "30,55 €", "4,50 €", "164,95 €", "200,00 €"),
        InstalmentRow("3", "12/10/2026", "29,90 €", "4,50 €", "165,60 €", "200,00 €"),
        InstalmentRow("4", "12/11/2026", "29,24 €", "4,50 €", "166,26 €", "200,00 €"),
    ),
    interest="89,69 €",
    insurance="13,50 €",
    principal="496,81 €",
    total="600,00 €",
)
PAYMENTS: Final = (PaymentRow("02/11/2026", "50,00 €"), PaymentRow("16/11/2026", "75,00 €"))
MEASURES: Final = (
    "un report de tout ou partie des échéances ;",
    "un rééchelonnement, ou un allongement de la durée du crédit ;",
    "des paiements partiels pendant une période convenue ;",
    "une réduction du taux débiteur.",
)
ACCOUNT: Final = AccountState(
    on="22 novembre 2026",
    balance="−1 351,20 €",
    limit="500,00 €",
    excess="851,20 €",
    overrun_since="12 août 2026",
)
COSTS: Final = AccountCosts(
    rate="15,90 %",
    interest="23,47 €",
    fees=(
        AmountLine("Commissions d’intervention (3 × 8,00 €)", "24,00 €"),
        AmountLine("Rejet de prélèvement", "20,00 €"),
    ),
    fees_total="44,00 €",
)
FORBEARANCE_ARTICLE: Final = "article L. 312-35-1 du code de la consommation"
DELAY: Final[dict[str, Any]] = {
    "delay_article": "article L. 314-20 du code de la consommation",
    "judge": "juge des contentieux de la protection",
}
CREDIT_LINE: Final = "votre réserve de crédit"
ACCELERATION_ARTICLES: Final[dict[str, Any]] = {
    "acceleration_article": "article L. 312-39 du code de la consommation",
    "indemnity_article": "article D. 312-16 du code de la consommation",
}
GUARANTY: Final = Guaranty(borrower="Madame Léa Martin-Lefèvre", deed_signed_on="5 juillet 2025", cap="12 000,00 €")
BAILIFF: Final = Bailiff(
    name="SELARL Étude Fictive, commissaires de justice associés",
    address="5 rue de l’Exemple, 75011 Paris",
    phone="01 99 00 00 02",
    email="etude@commissaire-fictif.example",
)
PARTIES: Final = (
    PartyRow("Emprunteur", "Madame Léa Martin-Lefèvre", "3 rue du Marché, 75002 Paris"),
    PartyRow("Co-emprunteur", "Monsieur Paul Lefèvre", "3 rue du Marché, 75002 Paris"),
)
GUARANTOR: Final = PartyRow("Caution", "Monsieur Jean Caution", "8 rue de l’Exemple, 69002 Lyon")
_PLAN_DAYS: Final = ("05/12/2026", *(f"05/{month:02}/2027" for month in range(1, 12)))
PLAN: Final = tuple(PlanRow(str(number), on, "50,00 €") for number, on in enumerate(_PLAN_DAYS, start=1))
_PAYMENTS_DUE: Final = (
    ("1", "23/01/2027", "17,90 €", "104,63 €", "122,53 €", "1 246,57 €"),
    ("2", "23/02/2027", "16,52 €", "106,01 €", "122,53 €", "1 140,56 €"),
    ("3", "23/03/2027", "15,11 €", "107,42 €", "122,53 €", "1 033,14 €"),
    ("4", "23/04/2027", "13,69 €", "108,84 €", "122,53 €", "924,30 €"),
    ("5", "23/05/2027", "12,25 €", "110,28 €", "122,53 €", "814,02 €"),
    ("6", "23/06/2027", "10,79 €", "111,74 €", "122,53 €", "702,28 €"),
    ("7", "23/07/2027", "9,31 €", "113,22 €", "122,53 €", "589,06 €"),
    ("8", "23/08/2027", "7,81 €", "114,72 €", "122,53 €", "474,34 €"),
    ("9", "23/09/2027", "6,29 €", "116,24 €", "122,53 €", "358,10 €"),
    ("10", "23/10/2027", "4,74 €", "117,79 €", "122,53 €", "240,31 €"),
    ("11", "23/11/2027", "3,18 €", "119,35 €", "122,53 €", "120,96 €"),
    ("12", "23/12/2027", "1,60 €", "120,96 €", "122,56 €", "0,00 €"),
)
SCHEDULE: Final = Schedule(
    rows=tuple(ScheduleRow(*row) for row in _PAYMENTS_DUE),
    payment="122,53 €",
    interest="119,19 €",
    total="1 470,39 €",
    rate="15,90 %",
)
CLAIM_LINES: Final = (
    AmountLine("A – Capital des échéances impayées", "494,85 €"),
    AmountLine("B – Capital non encore échu", "7 315,42 €"),
    AmountLine("C – Intérêts échus des échéances impayées", "91,65 €"),
    AmountLine("D – Intérêts de retard", "126,79 €"),
    AmountLine("E – Indemnité", "585,23 €"),
    AmountLine("F – Assurance", "13,50 €"),
    AmountLine("G – Frais récupérables", "0,00 €"),
    AmountLine("H – Paiements reçus depuis la déchéance du terme", "−300,00 €"),
)
