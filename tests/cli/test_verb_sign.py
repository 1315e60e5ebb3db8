"""`practicebook sign` signs what is ready, asks for what is missing, and says why where it will not."""

import pytest
from click.testing import CliRunner
from conftest import DAY, Site
from verbs import practicebook

from practicebook.authoring import sign as authoring
from practicebook.cli import main
from practicebook.cli import sign as verb
from practicebook.content.findings import Finding
from practicebook.content.library import Document
from practicebook.content.signatures import COLLEAGUE_TEST, INTRUDER_TEST

FILE = "exemplars/a-good-talk.md"
NOTES = ("--intruder-note", "Searched the phrases; nothing found.", "--colleague-note", "Asked two workers; neither could say.")


@pytest.fixture
def unsigned(tiny: Site) -> Site:
    """The tiny site, its exemplar not yet signed."""
    text = (tiny.root / FILE).read_text(encoding="utf-8")
    tiny.write(FILE, text[: text.index("sign_offs:")] + text[text.index("---\n\n") :], signed=False)
    return tiny


def text_of(site: Site) -> str:
    return (site.root / FILE).read_text(encoding="utf-8")


def test_it_says_who_has_signed_and_what_is_missing(unsigned: Site) -> None:
    first = practicebook("sign", FILE, "--role", "lead", *NOTES, root=unsigned.root)
    second = practicebook("sign", FILE, "--role", "chief", *NOTES, root=unsigned.root)

    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == f"Practice lead has signed {FILE}.\nOne role more has to sign, from outside its service areas.\n"
    assert second.stdout == f"Chief has signed {FILE}.\nIt has the signatures that it needs.\n"


def test_it_is_signed_today_unless_another_day_is_given(unsigned: Site) -> None:
    practicebook("sign", FILE, "--role", "lead", *NOTES, root=unsigned.root)
    practicebook("sign", FILE, "--role", "chief", *NOTES, "--date", "2026-11-02", "--recheck-on", "2027-11-02", root=unsigned.root)

    assert f"date: {DAY}\n" in text_of(unsigned)
    assert "date: 2026-11-02\n" in text_of(unsigned)
    assert "recheck_on: 2027-11-02\n" in text_of(unsigned)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--role", "chef", *NOTES), "There is no role “chef”. Did you mean “chief”?"),
        (("--role", "lead", *NOTES, "--date", "2026-11-24"), "The day of signing, 2026-11-24, is still to come."),
        (("--role", "lead", *NOTES, "--date", "soon"), "Invalid value for '--date'"),
        (("--role", "lead", *NOTES, "--recheck-on", "2026-11-01"), "is not after the day of signing"),
        (("--role", "lead", "--intruder-note", "Searched."), "--colleague-note is missing: a signature says what the test found."),
        (("--role", "lead", *NOTES[2:], "--intruder-note", "  "), "--intruder-note is missing"),
        (NOTES, "Missing option '--role'"),
    ],
)
def test_what_it_will_not_do_it_says_and_leaves_the_file_alone(unsigned: Site, arguments: tuple[str, ...], why: str) -> None:
    before = text_of(unsigned)

    refused = practicebook("sign", FILE, *arguments, root=unsigned.root)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert why in refused.stderr
    assert text_of(unsigned) == before


def test_a_file_that_is_not_there_is_said(tiny: Site) -> None:
    refused = practicebook("sign", "exemplars/none.md", "--role", "lead", *NOTES, root=tiny.root)

    assert (refused.exit_code, refused.stderr) == (2, "Error: There is no file “exemplars/none.md” in this site.\n")


def test_a_file_of_another_site_is_not_signed(tiny: Site) -> None:
    elsewhere = tiny.root.parent / "elsewhere.md"
    elsewhere.write_text("---\n---\n")

    assert practicebook("sign", str(elsewhere), "--role", "lead", *NOTES, root=tiny.root).exit_code == 2


def test_a_file_can_be_named_by_its_path_from_here(unsigned: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(unsigned.root / "exemplars")

    assert practicebook("sign", "a-good-talk.md", "--role", "lead", *NOTES, root=unsigned.root).exit_code == 0


def test_a_role_signs_the_same_words_once(tiny: Site) -> None:
    refused = practicebook("sign", FILE, "--role", "lead", *NOTES, root=tiny.root)

    assert refused.exit_code == 2
    assert "has signed this text already" in refused.stderr


def test_an_exemplar_with_a_number_in_it_that_tells_who_it_is_cannot_be_signed(unsigned: Site) -> None:
    unsigned.replace(FILE, "He talked of beans.", "He talked of beans. NHS number 999 000 0018.", signed=False)

    refused = practicebook("sign", FILE, "--role", "lead", *NOTES, root=unsigned.root)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "cannot be signed until these are mended" in refused.stderr
    assert "error anonymity.nhs-number" in refused.stderr
    assert "sign_offs" not in text_of(unsigned)


def test_at_a_terminal_it_asks_the_two_tests_as_questions(unsigned: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verb, "at_a_terminal", lambda: True)
    asked = CliRunner().invoke(main, ["sign", FILE, "--role", "lead", "--root", str(unsigned.root)], input="Searched.\nAsked.\n", env={"PRACTICEBOOK_ON": str(DAY)})

    assert asked.exit_code == 0
    assert asked.stdout.index(INTRUDER_TEST) < asked.stdout.index(COLLEAGUE_TEST)
    assert "intruder_note: Searched.\n    colleague_note: Asked.\n" in text_of(unsigned)


def test_it_asks_nothing_before_it_knows_that_it_may_sign(unsigned: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(document: Document, findings: tuple[Finding, ...]) -> None:
        raise authoring.Refused("Not ready.")

    monkeypatch.setattr(verb, "at_a_terminal", lambda: True)
    monkeypatch.setattr(authoring, "hold_ready", refuse)

    assert practicebook("sign", FILE, "--role", "lead", root=unsigned.root).stderr == "Error: Not ready.\n"


def test_data_files_that_cannot_be_used_are_named(tiny: Site) -> None:
    tiny.replace("framework/council.yml", "roles:", "rolls:")

    refused = practicebook("sign", FILE, "--role", "lead", *NOTES, root=tiny.root)

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "framework/council.yml:" in refused.stderr
