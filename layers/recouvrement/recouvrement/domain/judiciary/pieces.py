"""Pieces of the file: their French titles, the names of their files, their order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from recouvrement.domain.judiciary.pages import page_count
from recouvrement.domain.letters.french import NO_BREAK_SPACE
from recouvrement.domain.position import Product

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from recouvrement.domain.judiciary.mailings import Mailing

_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "J01": ("Pouvoir et extrait K-bis de la banque", "pouvoir-et-k-bis"),
    "J02": ("Contrat signé et fichier de preuve de la signature", "contrat-signe"),
    "J03": ("Bordereau de rétractation", "bordereau-de-retractation"),
    "J04": ("Fiche d’informations précontractuelles (FIPEN) et preuve de remise", "fipen"),
    "J05": ("Fiche de dialogue et justificatifs", "fiche-de-dialogue"),
    "J06": ("Justificatif de consultation du FICP avant le déblocage des fonds", "consultation-du-ficp"),
    "J07": ("Notice d’assurance", "notice-d-assurance"),
    "J08": ("Preuve du déblocage des fonds", "deblocage-des-fonds"),
    "J09": ("Tableau d’amortissement et avenants", "tableau-d-amortissement"),
    "J10": ("Historique complet des paiements depuis l’origine", "historique-des-paiements"),
    "J11": ("Relevés annuels d’information", "releves-annuels"),
    "J12": ("Première lettre d’information", "premiere-information"),
    "J13": ("Propositions de mesures de renégociation et réponses", "propositions-de-mesures"),
    "J14": ("Mises en demeure, preuves de dépôt et de réception", "preuves-de-mise-en-demeure"),
    "J15": ("Lettre de déchéance du terme et preuves", "preuves-de-decheance-du-terme"),
    "J16": ("Plans d’apurement et lettres de manquement", "plans-d-apurement"),
    "J17": ("Décompte de créance", "decompte-de-creance"),
    "J18": ("Acte de caution, lettres d’information et preuves", "acte-de-caution"),
    "J19": ("Identité, adresses, employeur et comptes bancaires connus", "identite-et-adresses"),
    "J20": ("Lettres FICP et vérification du surendettement", "ficp-et-surendettement"),
    "J21": ("Bordereau des pièces", "bordereau-des-pieces"),
}
_ACCOUNT_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "J02": ("Convention de compte signée et fichier de preuve de la signature", "convention-de-compte"),
    "J10": ("Relevés du compte depuis le début du dépassement", "releves-du-compte"),
    "J14": ("Mises en demeure, préavis de clôture, preuves de dépôt et de réception", "preuves-de-mise-en-demeure"),
}
_OTHER_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "J02": ("Contrat signé, ou facture et acte dont la créance est née", "contrat-ou-facture"),
}
_MORTGAGE_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "J02": ("Acte notarié de prêt, copie exécutoire", "acte-notarie"),
    "J03": ("Sûreté du prêt : inscription d’hypothèque ou acte de l’organisme de caution", "surete"),
}
_REVOLVING_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "J08": ("Preuve des utilisations du crédit", "utilisations"),
}
_BY_PRODUCT: Final[Mapping[Product, Mapping[str, tuple[str, str]]]] = {
    Product.CURRENT_ACCOUNT: _ACCOUNT_TITLES,
    Product.OTHER: _OTHER_TITLES,
    Product.MORTGAGE: _MORTGAGE_TITLES,
    Product.REVOLVING_CREDIT: _REVOLVING_TITLES,
}
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of the archive. `dated_on` None: the bank did not say."""

    code: str
    title: str
    name: str  # of its file, ASCII
    content: bytes
    dated_on: date | None = None
    also: tuple[str, ...] = ()  # codes of other pieces that it is too
    mailing: Mailing | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        return (self.code, *self.also)

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()

    @property
    def pages(self) -> int | None:
        """None: only the program that opens it knows."""
        return page_count(self.content)

    @property
    def extent(self) -> str:
        """`3 p.`, or its size where pages depend on who opens it."""
        return size(len(self.content)) if self.pages is None else f"{self.pages}{NO_BREAK_SPACE}p."


def size(count: int) -> str:
    """Kibibytes, rounded up: `12 Ko`."""
    return f"{-(-count // 1024)}{NO_BREAK_SPACE}Ko"


def exhibit_title(code: str, product: Product) -> str:
    return _exhibit(code, product)[0]


def exhibit_stem(code: str, product: Product) -> str:
    return _exhibit(code, product)[1]


def _exhibit(code: str, product: Product) -> tuple[str, str]:
    """A piece outside the list of domain §11.4 keeps the bank's own code."""
    known = _TITLES.get(code, (f"Pièce {code}", "piece"))
    return _BY_PRODUCT.get(product, {}).get(code, known)


def file_name(code: str, stem: str, extension: str, whose: str = "") -> str:
    """`J14-mise-en-demeure-P-1787.docx`: letters, digits and hyphens, whatever the bank's identifiers hold."""
    parts = (_safe(code), stem, _safe(whose))
    return f"{'-'.join(part for part in parts if part)}.{_safe(extension).lower() or 'bin'}"


def extension_of(key: str) -> str:
    """Of the document that the bank filed under that key; empty when it says none."""
    return key.rpartition("/")[2].rpartition(".")[2] if "." in key.rpartition("/")[2] else ""


def in_order(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """By code, then by name, then by day; two files of one name are told apart by their rank."""
    ordered: list[Piece] = []
    names: set[str] = set()
    for piece in sorted(pieces, key=lambda piece: (piece.code, piece.name, str(piece.dated_on), piece.sha256)):
        name = _free_name(piece.name, names)
        names.add(name)
        ordered.append(replace(piece, name=name))
    return tuple(ordered)


def _free_name(name: str, taken: set[str]) -> str:
    stem, _, extension = name.rpartition(".")
    rank = 1
    while (found := name if rank == 1 else f"{stem}-{rank}.{extension}") in taken:
        rank += 1
    return found


def _safe(text: str) -> str:
    return _UNSAFE.sub("-", text).strip("-")
