"""`recouvrement letters`, as whoever edits a template or fills one by hand uses it."""

from __future__ import annotations

import json
import shutil

import pytest

from infra.local.cli import main
from infra.local.letters.preview import preview
from infra.local.letters.reading import text_of
from letters.edited import TEMPLATES, edited
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode


def test_every_document_is_listed_with_its_title(capsys):
    assert main(["letters", "list"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == list(LetterCode)
    assert all(entry.title in line for entry, line in zip(CATALOGUE.values(), listed, strict=True))


def test_our_own_templates_pass_their_check(capsys):
    assert main(["letters", "check"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("{{ costs.rate }}", "{{ costs.rates }}", "costs.rates does not exist in costs"),
        ("{{ signatory.delegation }}", "", "signatory.delegation is never printed"),
        ("Vos données personnelles", "Vos données", "mandatory mention A.9 (GDPR 13) is missing"),
        ("{{ costs.rate }}", "{{ costs.rate|safe }}", "filter |safe"),
    ],
)
def test_a_spoilt_template_is_told_by_name_and_fails(before, after, said, tmp_path, capsys):
    file = tmp_path / "L05 (relu par le service).docx"
    file.write_bytes(edited("L05.docx", before, after))
    assert main(["letters", "check", str(file)]) == 1
    assert f"{file.name}: {said}" in capsys.readouterr().err


def test_a_mention_that_one_posture_alone_has_lost_is_told(tmp_path, capsys):
    gentle_only = '{% if posture == "gentle" %}Les échéances à venir{% else %}Celles-ci{% endif %}'
    (tmp_path / "L10.docx").write_bytes(edited("L10.docx", "Les échéances à venir", gentle_only))
    assert main(["letters", "check", str(tmp_path / "L10.docx")]) == 1
    assert "mandatory mention L10.7 (bank) is missing" in capsys.readouterr().err


def test_a_template_of_another_name_says_which_letter_it_is(tmp_path, capsys):
    file = tmp_path / "essai.docx"
    shutil.copy(TEMPLATES / "L05.docx", file)
    assert main(["letters", "check", str(file)]) == 1
    assert "--as CODE" in capsys.readouterr().err
    assert main(["letters", "check", str(file), "--as", "L05"]) == 0
    assert main(["letters", "check", str(tmp_path / "L05.docx")]) == 1
    assert "no such file" in capsys.readouterr().err


@pytest.mark.parametrize("code", LetterCode)
def test_an_example_is_what_render_reads(code, tmp_path, capsys):
    assert main(["letters", "example", code]) == 0
    (tmp_path / "data.json").write_text(capsys.readouterr().out)
    assert main(["letters", "render", code, "--data", str(tmp_path / "data.json"), "-o", str(tmp_path / "o.docx")]) == 0
    assert "None" not in text_of((tmp_path / "o.docx").read_bytes())


def rendered(change, tmp_path, capsys):
    main(["letters", "example", "L05"])
    data = json.loads(capsys.readouterr().out)
    change(data)
    (tmp_path / "data.json").write_text(json.dumps(data))
    out = tmp_path / "o.docx"
    return main(["letters", "render", "L05", "--data", str(tmp_path / "data.json"), "-o", str(out)]), out


def test_every_field_that_is_missing_unknown_or_no_text_is_named(tmp_path, capsys):
    def change(data):
        data["costs"]["rates"] = data["costs"].pop("rate")
        data["recipient"]["lines"] = "Madame Martin"
        data["costs"]["fees"][1]["amount"] = 12.5
        data["sender"] = None

    status, out = rendered(change, tmp_path, capsys)
    told = capsys.readouterr().err
    assert status == 1
    assert not out.exists()
    assert "costs.rates: no such field; there are fees, fees_total, interest, rate" in told
    assert "costs.rate: missing" in told
    assert "recipient.lines: a list is due, not 'Madame Martin'" in told
    assert "costs.fees[1].amount: a text is due, not 12.5" in told
    assert "sender: an object is due, not null" in told


def test_what_may_be_absent_may_be_left_out(tmp_path, capsys):
    status, out = rendered(lambda data: data["references"].pop("contract_signed_on"), tmp_path, capsys)
    assert status == 0
    assert "du 2 février 2019" not in text_of(out.read_bytes())


def test_characters_that_paper_cannot_carry_are_told(tmp_path, capsys):
    status, _ = rendered(lambda data: data["recipient"].update(salutation="Ma\u0000dame"), tmp_path, capsys)
    assert status == 0
    assert "left out of recipient.salutation: U+0000" in capsys.readouterr().err


def test_a_file_that_is_no_json_is_told(tmp_path, capsys):
    (tmp_path / "data.json").write_text("{")
    assert main(["letters", "render", "L05", "--data", str(tmp_path / "data.json"), "-o", str(tmp_path / "o")]) == 1
    assert capsys.readouterr().err


def test_a_preview_without_an_office_shows_the_word_files_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert preview([LetterCode.L05, LetterCode.STATEMENT], tmp_path) == "LibreOffice"
    page = (tmp_path / "index.html").read_text()
    assert "LibreOffice n’est pas installé" in page
    assert 'href="L05.docx"' in page
    assert "Décompte de créance" in page
    assert (tmp_path / "L05.docx").exists()


def test_every_document_has_its_card_in_the_preview(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    preview(list(LetterCode), tmp_path)
    page = (tmp_path / "index.html").read_text()
    assert all(f'href="{code}.docx"' in page for code in LetterCode)


@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftoppm")), reason="LibreOffice is not here")
def test_a_preview_shows_every_page_of_every_wording(tmp_path):
    assert main(["letters", "preview", "L18", "-o", str(tmp_path)]) == 0
    page = (tmp_path / "index.html").read_text()
    pages = sorted(path.name for path in tmp_path.glob("*.png"))
    assert pages
    assert all(f'src="{name}"' in page for name in pages)
    assert 'href="L18.pdf"' in page
