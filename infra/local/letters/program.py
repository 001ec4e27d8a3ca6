"""`recouvrement letters`: what whoever edits, checks or uses the Word templates needs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from infra.local.letters.compiling import TEMPLATES, compile_templates
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode

if TYPE_CHECKING:
    from collections.abc import Iterable

WRONG = 1


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register `letters` on the command line."""
    parser = subparsers.add_parser("letters", help="the Word letters: list, check, compile, render, preview")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("list", help="every document: code, channel, nature, title").set_defaults(run=list_letters)
    _add_check(commands)
    commands.add_parser("compile", help="what the functions read, beside the templates").set_defaults(run=compile_all)


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser("check", help="what is wrong with templates, and where; 1 if anything is")
    check.add_argument("file", type=Path, nargs="?", metavar="FILE.docx", help="a template; all of them without it")
    check.add_argument(
        "--as", dest="code", type=LetterCode, metavar="CODE", help="which letter it is, if its name does not begin so"
    )
    check.set_defaults(run=check_letters)


def list_letters(_: argparse.Namespace) -> int:
    for entry in CATALOGUE.values():
        print(f"{entry.code:<14} {entry.channel:<11} {entry.nature:<18} {entry.title}")
    return 0


def compile_all(_: argparse.Namespace) -> int:
    return _told(f"{template}: {problem}" for template, problem in compile_templates().items())


def check_letters(arguments: argparse.Namespace) -> int:
    from infra.local.letters.check import check  # noqa: PLC0415 - docxtpl takes 0.3 s: only who checks waits for it

    files = [arguments.file] if arguments.file else [TEMPLATES / entry.template for entry in CATALOGUE.values()]
    problems = []
    for file in files:
        code = arguments.code or _code_of(file)
        if code is None:
            problems.append(f"{file.name}: no letter has that name; say which it is with --as CODE")
        elif not file.is_file():
            problems.append(f"{file.name}: no such file")
        else:
            problems += [f"{file.name}: {problem}" for problem in check(code, file.read_bytes())]
    return _told(problems) or _said(f"{len(files)} checked")


def _code_of(file: Path) -> LetterCode | None:
    """Find the letter by the longest code that the name begins with: "L10-T (relu).docx" is L10-T."""
    return max((code for code in LetterCode if file.stem.startswith(code)), key=len, default=None)


def _told(problems: Iterable[str]) -> int:
    told = [print(problem, file=sys.stderr) for problem in problems]
    return WRONG if told else 0


def _said(sentence: str) -> int:
    print(sentence)
    return 0
