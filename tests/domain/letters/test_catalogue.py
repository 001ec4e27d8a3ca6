from __future__ import annotations

from recouvrement.domain.letters.catalogue import CATALOGUE, Channel, LetterCode
from recouvrement.domain.letters.parts import Letter


def test_every_code_has_one_entry_with_a_title():
    assert set(CATALOGUE) == set(LetterCode)
    assert all(entry.code is code and entry.title for code, entry in CATALOGUE.items())


def test_the_law_asks_for_these_letters_whatever_holds_the_case():
    legal = {code for code, entry in CATALOGUE.items() if entry.is_legal_information}
    assert legal == {LetterCode.L01, LetterCode.L01_M, LetterCode.L03, LetterCode.L05, LetterCode.L06, LetterCode.L16}


def test_what_opens_a_period_or_accelerates_is_registered():
    registered = {code for code, entry in CATALOGUE.items() if entry.channel is Channel.REGISTERED}
    assert {
        LetterCode.L10,
        LetterCode.L10_T,
        LetterCode.L10_C,
        LetterCode.L10_D,
        LetterCode.L11,
        LetterCode.L11_C,
    } <= registered


def test_papers_of_the_judiciary_file_are_not_posted():
    filed = {code for code, entry in CATALOGUE.items() if entry.channel is Channel.FILED}
    assert filed == {LetterCode.STATEMENT, LetterCode.EXHIBITS, LetterCode.MANDATE, LetterCode.ORDER_REQUEST}
    assert not any(issubclass(CATALOGUE[code].context, Letter) for code in filed)
