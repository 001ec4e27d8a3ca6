"""A letter is not written when a value that its template prints wherever there is one is not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infra.local.letters.compiling import compiled
from infra.local.letters.samples import complete
from letters.edited import TEMPLATES, edited
from recouvrement.adapters.compiled_letter import read_letter
from recouvrement.adapters.docx_letters import write
from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode

L05 = complete(LetterCode.L05)
DELEGATION = ("signatory", "delegation")
SENTENCE = "{{ signatory.delegation }}"


def letter_of(sentence):
    content = edited("L05.docx", SENTENCE, sentence)
    return read_letter(compiled(content, CATALOGUE[LetterCode.L05].context))


@pytest.mark.parametrize(
    "sentence",
    [
        SENTENCE,
        "{% if signatory.delegation %}{{ signatory.delegation }}{% endif %}",
        "{% if not signatory.delegation %}néant{% else %}{{ signatory.delegation }}{% endif %}",
        "{% if costs.fees %}{{ signatory.delegation }}{% else %}par {{ signatory.delegation }}{% endif %}",
    ],
)
def test_what_every_branch_prints_is_sure(sentence):
    assert DELEGATION in letter_of(sentence).sure


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "{% if costs.fees %}{{ signatory.delegation }}{% endif %}",
        "{% if signatory.title == 'Directeur' %}{{ signatory.delegation }}{% else %}{% endif %}",
    ],
)
def test_what_hangs_on_something_else_is_not(sentence):
    assert DELEGATION not in letter_of(sentence).sure


def test_rows_are_sure_and_a_numbered_item_says_nothing_of_the_others():
    sure = read_letter(compiled((TEMPLATES / "L02.docx").read_bytes(), CATALOGUE[LetterCode.L02].context)).sure
    assert ("arrears", "rows", "[]", "remaining") in sure
    assert not any("[0]" in path for path in sure)


def test_a_letter_that_lost_a_sure_value_on_its_way_is_not_written():
    lost = replace(letter_of(""), sure=letter_of(SENTENCE).sure)
    with pytest.raises(InvalidProcedure, match=r"signatory\.delegation is not printed"):
        write(lost, L05)
    absent = replace(L05, signatory=replace(L05.signatory, delegation=""))
    assert write(lost, absent)
