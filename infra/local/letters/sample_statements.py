"""Claim statements: after acceleration, on the judicial route (T1 and T2), of an overdraft; the papers beside them."""

from __future__ import annotations

from typing import Final

from infra.local.letters.sample_parts import ACCOUNT, ARREARS, BAILIFF, CLAIM_LINES, FILED, PARTIES
from recouvrement.domain.letters.judiciary import (
    ClaimStatement,
    CreditedPayment,
    CreditedPayments,
    DatedFact,
    ExhibitList,
    ExhibitRow,
    GuarantorLimit,
    IndemnityLine,
    InterestRow,
    LateInterest,
    Mandate,
    OrderRequest,
    RunningInterest,
    WaivedExhibit,
    WithoutInterest,
)
from recouvrement.domain.letters.tables import AmountLine, Arrears, InstalmentRow

_ARREARS: Final = Arrears(
    rows=(
        InstalmentRow("10", "05/05/2026", "31,20 €", "4,50 €", "164,30 €", "200,00 €"),
        InstalmentRow("11", "05/06/2026", "30,55 €", "4,50 €", "164,95 €", "200,00 €"),
        InstalmentRow("12", "05/07/2026", "29,90 €", "4,50 €", "165,60 €", "200,00 €"),
    ),
    interest="91,65 €",
    insurance="13,50 €",
    principal="494,85 €",
    total="600,00 €",
)
STATEMENT: Final = ClaimStatement(
    **FILED,
    parties=PARTIES,
    dates=(
        DatedFact("Signature du contrat", "5 juillet 2025"),
        DatedFact("Premier incident non régularisé", "5 mai 2026"),
        DatedFact("Mise en demeure, première présentation", "13 juillet 2026"),
        DatedFact("Déchéance du terme, première présentation", "17 août 2026"),
    ),
    guarantor_limit=GuarantorLimit("Monsieur Jean Caution", "5 juillet 2025", "12 000,00 €"),
    account=ACCOUNT,
    arrears=_ARREARS,
    principal_not_yet_due="7 315,42 €",
    principal_due_from_judgment="7 315,42 €",
    late_interest=LateInterest(
        rows=(
            InterestRow("Conventionnel", "18/08/2026 – 02/10/2026", "7 810,27 €", "46", "5,90 %", "58,07 €"),
            InterestRow("Légal", "18/08/2026 – 02/10/2026", "585,23 €", "46", "2,75 %", "2,03 €"),
            InterestRow("Conventionnel", "03/10/2026 – 23/11/2026", "7 662,02 €", "52", "5,90 %", "64,40 €"),
            InterestRow("Légal", "03/10/2026 – 23/11/2026", "585,23 €", "52", "2,75 %", "2,29 €"),
        ),
        total="126,79 €",
    ),
    indemnity=IndemnityLine("7 315,42 €", "8,00 %", "585,23 €", "article D. 312-16 du code de la consommation"),
    recoverable_costs="0,00 €",
    credited_payments=CreditedPayments(
        rows=(
            CreditedPayment(
                "02/10/2026",
                "300,00 €",
                "intérêts échus 91,65 € ; intérêts de retard 58,07 € ; intérêts légaux 2,03 € ; capital 148,25 €",
            ),
        ),
        total="300,00 €",
    ),
    summary=CLAIM_LINES,
    closing=(
        AmountLine("Intérêts de retard au taux du prêt", "64,40 €"),
        AmountLine("Intérêts légaux sur l’indemnité", "2,29 €"),
        AmountLine("Capital", "7 662,02 €"),
        AmountLine("Assurance", "13,50 €"),
        AmountLine("Indemnité", "585,23 €"),
    ),
    total="8 327,44 €",
    daily_interest="1,24 €",
    without_interest=WithoutInterest("9 639,60 €", "−2 300,00 €", "7 339,60 €"),
)
ACCELERATED: Final = ClaimStatement(
    **{name: getattr(STATEMENT, name) for name in ClaimStatement.__dataclass_fields__}
    | {"guarantor_limit": None, "account": None, "principal_due_from_judgment": None}
)
_JUDICIAL_LINES: Final = (
    AmountLine("A – Capital des échéances impayées", "496,81 €"),
    AmountLine("B – Capital non encore échu, à compter du jugement", "7 315,42 €"),
    AmountLine("C – Intérêts échus des échéances impayées", "89,69 €"),
    AmountLine("F – Assurance", "13,50 €"),
    AmountLine("G – Frais récupérables", "0,00 €"),
)
JUDICIAL: Final = ClaimStatement(
    **FILED,
    parties=PARTIES[:1],
    dates=(DatedFact("Signature du contrat", "5 juillet 2025"), DatedFact("Premier incident", "12 septembre 2026")),
    guarantor_limit=None,
    account=None,
    arrears=ARREARS,
    principal_not_yet_due=None,
    principal_due_from_judgment="7 315,42 €",
    late_interest=None,
    indemnity=None,
    recoverable_costs="0,00 €",
    credited_payments=None,
    summary=_JUDICIAL_LINES,
    closing=(),
    total="7 915,42 €",
    daily_interest=None,
    without_interest=WithoutInterest("9 639,60 €", "−2 300,00 €", "7 339,60 €"),
)
OVERDRAWN: Final = ClaimStatement(
    **FILED,
    parties=PARTIES[:1],
    dates=(DatedFact("Ouverture du compte", "2 février 2019"), DatedFact("Début du dépassement", "12 août 2026")),
    guarantor_limit=None,
    account=ACCOUNT,
    arrears=None,
    principal_not_yet_due=None,
    principal_due_from_judgment=None,
    late_interest=None,
    indemnity=None,
    recoverable_costs="0,00 €",
    credited_payments=None,
    summary=(AmountLine("Solde débiteur du compte", "1 351,20 €"),),
    closing=(),
    total="1 351,20 €",
    daily_interest=None,
    without_interest=None,
)
STATEMENT_VARIANTS: Final = (ACCELERATED, JUDICIAL, OVERDRAWN)

_PIECES: Final = (
    ("J01", "Pouvoir et extrait K-bis", "02/01/2026", "3"),
    ("J02", "Offre de prêt signée et fichier de preuve de la signature électronique", "05/07/2025", "14"),
    ("J06", "Justificatif de consultation du FICP", "04/07/2025", "1"),
    ("J09", "Tableau d’amortissement", "05/07/2025", "4"),
    ("J10", "Historique complet des paiements", "23/11/2026", "2"),
    ("J12", "Lettre d’information de premier impayé (L01)", "17/09/2026", "2"),
    ("J14", "Mise en demeure (L10), preuves de dépôt et de présentation, Mme Martin-Lefèvre", "20/07/2026", "4"),
    ("J17", "Décompte de créance", "23/11/2026", "3"),
)
EXHIBITS: Final = ExhibitList(
    **FILED,
    parties=PARTIES,
    addressee="SELARL Étude Fictive, commissaires de justice associés, 5 rue de l’Exemple, 75011 Paris",
    exhibits=tuple(
        ExhibitRow(str(number), *piece, f"{number:02x}" * 32) for number, piece in enumerate(_PIECES, start=1)
    ),
    total_pages="33",
    waived=(
        WaivedExhibit(
            "J05",
            "Fiche de dialogue et justificatifs",
            "Alix Décideur",
            "pièce non retrouvée, demande limitée en conséquence",
        ),
    ),
)
MANDATE: Final = Mandate(
    **FILED,
    parties=PARTIES,
    bailiff=BAILIFF,
    procedure="requête en injonction de payer",
    total="8 327,44 €",
    stated_on="23 novembre 2026",
    title_only="Monsieur Paul Lefèvre",
)
ORDER_REQUEST: Final = OrderRequest(
    **FILED,
    parties=PARTIES,
    court="Madame ou Monsieur le juge des contentieux de la protection du domicile des débiteurs (75002 Paris)",
    mandatary="SELARL Étude Fictive, 5 rue de l’Exemple, 75011 Paris",
    ground_article="article L. 312-39 du code de la consommation",
    dates=STATEMENT.dates,
    summary=CLAIM_LINES,
    total="8 327,44 €",
    running_interest=RunningInterest("7 662,02 €", "5,90 %", "1,24 €"),
    without_interest=WithoutInterest("9 639,60 €", "−2 300,00 €", "7 339,60 €"),
)
