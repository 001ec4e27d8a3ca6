"""`recouvrement letters`: what whoever edits, checks or uses the Word templates needs."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from infra.local.letters.compiling import TEMPLATES, compile_templates
from recouvrement.domain.errors import RecouvrementError
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode

if TYPE_CHECKING:
    from collections.abc import Iterable

WRONG = 1  # what the command was given, or found, is wrong


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register `letters` on the command line."""
    parser = subparsers.add_parser("letters", help="the Word letters: list, check, compile, example, render, preview")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("list", help="every document: code, channel, nature, title").set_defaults(run=list_letters)
    commands.add_parser("compile", help="make what the functions read of the templates").set_defaults(run=compile_all)
    _add_check(commands)
    _add_example(commands)
    _add_render(commands)
    _add_preview(commands)


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser("check", help="what is wrong with templates, and where; 1 if anything is")
    check.add_argument("file", type=Path, nargs="?", metavar="FILE.docx", help="a template; all of them without it")
    check.add_argument("--as", dest="code", type=LetterCode, metavar="CODE", help="the letter, if its name is another")
    check.set_defaults(run=check_letters)


def _add_example(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    example = commands.add_parser("example", help="what `render` reads for a letter, as JSON: every field filled")
    example.add_argument("code", type=LetterCode, metavar="CODE")
    example.set_defaults(run=print_example)


def _add_render(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    render = commands.add_parser("render", help="write one letter from a file of values")
    render.add_argument("code", type=LetterCode, metavar="CODE")
    render.add_argument("--data", type=Path, required=True, metavar="FILE.json", help="as `example` prints it")
    render.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.docx")
    render.set_defaults(run=render_letter)


def _add_preview(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    preview = commands.add_parser("preview", help="every sample in Word, PDF and pictures, on one page")
    preview.add_argument("code", type=LetterCode, nargs="?", metavar="CODE", help="one letter; all without it")
    preview.add_argument("-o", dest="out", type=Path, required=True, metavar="DIR")
    preview.set_defaults(run=preview_letters)


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


def print_example(arguments: argparse.Namespace) -> int:
    from infra.local.letters.samples import complete  # noqa: PLC0415
    from recouvrement.domain.codec import encode  # noqa: PLC0415

    return _said(json.dumps(encode(complete(arguments.code)), ensure_ascii=False, indent=2))


def render_letter(arguments: argparse.Namespace) -> int:
    from infra.local.letters.context_reader import read_context  # noqa: PLC0415
    from recouvrement.adapters.docx_letters import DocxLetters  # noqa: PLC0415
    from recouvrement.domain.letters.legible import illegible  # noqa: PLC0415

    template = CATALOGUE[arguments.code].template
    if problem := compile_templates().get(template):
        return _told((f"{template}: {problem}",))
    try:
        written = json.loads(arguments.data.read_text(encoding="utf-8"))
        context = read_context(CATALOGUE[arguments.code].context, written)
        arguments.out.write_bytes(DocxLetters(TEMPLATES).render(arguments.code, context))
    except (OSError, ValueError, RecouvrementError) as error:
        return _told(str(error).splitlines())
    _told(f"left out of {removed}" for removed in illegible(context))
    return _said(f"{arguments.out}")


def preview_letters(arguments: argparse.Namespace) -> int:
    from infra.local.letters.preview import INDEX, preview  # noqa: PLC0415

    if problems := compile_templates():
        return _told(f"{template}: {problem}" for template, problem in problems.items())
    missing = preview([arguments.code] if arguments.code else list(LetterCode), arguments.out)
    if missing:
        print(f"{missing} is not installed: no pictures, Word files only", file=sys.stderr)
    return _said(f"To look at: {arguments.out / INDEX}")


def _code_of(file: Path) -> LetterCode | None:
    """Find the letter by the longest code that the name begins with: "L10-T (relu).docx" is L10-T."""
    return max((code for code in LetterCode if file.stem.startswith(code)), key=len, default=None)


def _told(problems: Iterable[str]) -> int:
    told = [print(problem, file=sys.stderr) for problem in problems]
    return WRONG if told else 0


def _said(sentence: str) -> int:
    print(sentence)
    return 0
