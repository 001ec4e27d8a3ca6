from __future__ import annotations

from dataclasses import replace

import pytest

from infra.local.letters.sample_parts import RECIPIENT
from infra.local.letters.samples import complete
from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.legible import illegible, legible

L05 = complete(LetterCode.L05)


def to(*lines):
    return replace(L05, recipient=replace(RECIPIENT, lines=lines))


def test_a_context_that_paper_can_carry_is_left_as_it_is():
    assert legible(L05) is L05
    assert illegible(L05) == ()


def test_what_is_left_out_is_told_by_its_place_and_nothing_else_is_quoted():
    context = to("Zoé\x00\x08 Martin", "75002 PARIS\ud800")
    assert legible(context) == to("Zoé Martin", "75002 PARIS")
    assert illegible(context) == ("recipient.lines[0]: U+0000 U+0008", "recipient.lines[1]: U+D800")


def test_line_ends_become_spaces_and_are_no_loss():
    assert legible(to("3 rue\r\ndu\u2028Marché")) == to("3 rue du Marché")
    assert illegible(to("3 rue\r\ndu\u2028Marché")) == ()


def test_what_is_neither_text_nor_list_cannot_be_printed():
    with pytest.raises(InvalidProcedure, match="not int"):
        legible(replace(L05, written_on=3))
