"""Every letter as pictures, side by side: what a test cannot see."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from infra.local.letters.compiling import TEMPLATES
from infra.local.letters.samples import every_wording
from recouvrement.adapters.docx_letters import DocxLetters
from recouvrement.domain.letters.catalogue import CATALOGUE, Channel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recouvrement.domain.letters.catalogue import CatalogueEntry, LetterCode

INDEX: Final = "index.html"
_TEMPLATE: Final = "preview.html.jinja"
_DOTS_PER_INCH: Final = "80"
_LONGEST: Final = 600  # seconds, for all of them
_CHANNELS: Final = {
    Channel.PLAIN: "Courrier simple ou électronique",
    Channel.PROVEN: "Date d’envoi prouvée",
    Channel.REGISTERED: "Recommandé avec avis de réception",
    Channel.SIGNED: "Accord, signé de chaque partie",
    Channel.FILED: "Pièce du dossier judiciaire",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One wording of a letter: file names, relative to the page."""

    word: str
    pdf: str | None  # None: LibreOffice is not here
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    entry: CatalogueEntry
    channel: str
    wordings: tuple[Shown, ...]


def preview(codes: Sequence[LetterCode], folder: Path) -> str | None:
    """Write the samples of those letters and a page to look at them. Gives what is missing here to see pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    letters = DocxLetters(TEMPLATES)
    words = {code: tuple(_files(code, letters, folder)) for code in codes}
    missing = _picture([file for files in words.values() for file in files], folder)
    cards = [Card(CATALOGUE[code], _CHANNELS[CATALOGUE[code].channel], _shown(files)) for code, files in words.items()]
    (folder / INDEX).write_text(_page(cards, missing), encoding="utf-8")
    return missing


def _files(code: LetterCode, letters: DocxLetters, folder: Path) -> Iterable[Path]:
    for number, context in enumerate(every_wording(code), 1):
        file = folder / f"{code}{f'-{number}' if number > 1 else ''}.docx"
        file.write_bytes(letters.render(code, context))
        yield file


def _picture(words: Sequence[Path], folder: Path) -> str | None:
    """Make a PDF of each letter and a picture of each page. Gives the program that is not here."""
    office, pages = shutil.which("soffice"), shutil.which("pdftoppm")
    if office is None:
        return "LibreOffice"
    with tempfile.TemporaryDirectory() as profile:
        own = f"-env:UserInstallation={Path(profile).as_uri()}"
        _call(office, own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, words))
    if pages is None:
        return "pdftoppm (poppler)"
    for word in words:
        _forget_pages(word)
        _call(pages, "-png", "-r", _DOTS_PER_INCH, str(word.with_suffix(".pdf")), str(word.with_suffix("")))
    return None


def _forget_pages(word: Path) -> None:
    """An earlier preview may have had more of them."""
    for page in _pages(word):
        page.unlink()


def _pages(word: Path) -> list[Path]:
    return sorted(page for page in word.parent.glob(f"{word.stem}-*.png") if page.stem.rpartition("-")[0] == word.stem)


def _call(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST)  # noqa: S603 - our own arguments


def _shown(words: Iterable[Path]) -> tuple[Shown, ...]:
    return tuple(
        Shown(
            word=word.name,
            pdf=word.with_suffix(".pdf").name if word.with_suffix(".pdf").exists() else None,
            pages=tuple(page.name for page in _pages(word)),
        )
        for word in words
    )


def _page(cards: Sequence[Card], missing: str | None) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    letters = [card for card in cards if card.entry.channel is not Channel.FILED]
    papers = [card for card in cards if card.entry.channel is Channel.FILED]
    groups = [group for group in (("Courriers", letters), ("Dossier judiciaire", papers)) if group[1]]
    return environment.get_template(_TEMPLATE).render(groups=groups, missing=missing)
