"""Every part of every document is what docxtpl makes of the same template, in the same sandbox, as canonical XML."""

from __future__ import annotations

import io
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path

import pytest
from docxtpl import DocxTemplate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import StrictUndefined, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree  # type: ignore[import-untyped]

from faults.extent import extent
from infra.local.letters.reading import parts_of, text_of
from infra.local.letters.samples import complete, every_wording
from letters.generated import contexts
from recouvrement.adapters.docx_letters import DocxLetters
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode
from recouvrement.domain.letters.legible import legible, texts_of

TEMPLATES = Path(__file__).parents[2] / "templates"
LETTERS = DocxLetters(TEMPLATES)


def by_docxtpl(code, context):
    template = DocxTemplate(TEMPLATES / CATALOGUE[code].template)
    readable = legible(context)
    values = {field.name: getattr(readable, field.name) for field in fields(readable)}
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    template.render(values, environment, autoescape=True)
    saved = io.BytesIO()
    template.save(saved)
    return saved.getvalue()


def canonical(content):
    return {
        name: canonicalized(part) if name.endswith((".xml", ".rels")) else part
        for name, part in parts_of(content).items()
    }


@lru_cache(maxsize=64)  # most parts of a letter are the template's own
def canonicalized(part):
    return etree.tostring(etree.fromstring(part), method="c14n2", with_comments=False)


@pytest.mark.parametrize("code", LetterCode)
def test_the_samples_are_written_as_docxtpl_writes_them(code):
    for context in every_wording(code):
        assert canonical(LETTERS.render(code, context)) == canonical(by_docxtpl(code, context))


@pytest.mark.parametrize("code", LetterCode)
@settings(max_examples=extent(4, 12), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_whatever_people_are_called_the_letter_is_the_one_docxtpl_writes(code, data):
    context = data.draw(contexts(CATALOGUE[code].context))
    try:
        written = LETTERS.render(code, context)
    except InvalidMessage:
        assert any(brace in text for text in texts_of(context) for brace in "{}")
    except InvalidProcedure:
        assert docxtpl_would_print_nonsense(code, context)
    else:
        assert canonical(written) == canonical(by_docxtpl(code, context))


def docxtpl_would_print_nonsense(code, context):
    try:
        return "None" in text_of(by_docxtpl(code, context))
    except UndefinedError:
        return True


@pytest.mark.parametrize("count", [0, 1, 120])
@pytest.mark.parametrize("code", [LetterCode.L01, LetterCode.L02, LetterCode.L10, LetterCode.L10_T, LetterCode.L10_C])
def test_a_table_of_any_length_is_the_one_docxtpl_writes(code, count):
    context = complete(code)
    rows = (context.arrears.rows * 40)[:count]
    context = replace(context, arrears=replace(context.arrears, rows=rows))
    assert canonical(LETTERS.render(code, context)) == canonical(by_docxtpl(code, context))
