"""A signature is given only by a role that may, to a text that is ready, and is written with care."""

from datetime import date
from pathlib import PurePosixPath

import pytest
from conftest import DAY, Site

from practicebook.authoring import sign
from practicebook.content.findings import Finding, Place
from practicebook.content.kinds import SignOff
from practicebook.content.library import Document, Library
from practicebook.content.reading import read_library
from practicebook.content.signatures import signing

FILE = PurePosixPath("exemplars/a-good-talk.md")


def library_of(site: Site) -> Library:
    library, _ = read_library(site.root)
    assert library
    return library


def document_of(site: Site) -> Document:
    return sign.signable(library_of(site), FILE)


def give(site: Site, role: str, day: date = DAY, **values: object) -> None:
    library, document = library_of(site), document_of(site)
    sign_off = SignOff.model_validate({"role": role, "date": day, "intruder_note": "Searched.", "colleague_note": "Asked."} | values)
    sign.write(library, document, sign.signed(library, document, sign_off, DAY))


def offs(site: Site) -> list[tuple[str, date]]:
    return [(one.role, one.date) for one in document_of(site).main.fields.sign_offs]  # type: ignore[union-attr]


@pytest.fixture
def unsigned(tiny: Site) -> Site:
    """The tiny site, its exemplar not yet signed."""
    text = (tiny.root / FILE).read_text(encoding="utf-8")
    tiny.write(str(FILE), text[: text.index("sign_offs:")] + text[text.index("---\n\n") :], signed=False)
    return tiny


def test_two_roles_make_it_signed(unsigned: Site) -> None:
    give(unsigned, "lead")
    give(unsigned, "chief")

    assert offs(unsigned) == [("lead", DAY), ("chief", DAY)]
    assert [code for code in unsigned.codes() if code.startswith("signatures.")] == []


def test_everything_that_was_said_is_written(unsigned: Site) -> None:
    give(unsigned, "chief", intruder_note="no", colleague_note="Asked: two “workers”. # neither", recheck_on=date(2027, 11, 23))

    [written] = document_of(unsigned).main.fields.sign_offs  # type: ignore[union-attr]
    assert (written.intruder_note, written.colleague_note, written.recheck_on) == ("no", "Asked: two “workers”. # neither", date(2027, 11, 23))
    assert written.fingerprint == signing(document_of(unsigned).main, library_of(unsigned), DAY).fingerprint


def test_a_lapsed_signature_of_the_role_gives_way_in_its_place(tiny: Site) -> None:
    tiny.replace(str(FILE), "He talked of beans", "He talked of peas", signed=False)
    give(tiny, "lead")

    assert offs(tiny) == [("lead", DAY), ("chief", date(2020, 1, 1))]
    assert [one.flaw for one in signing(document_of(tiny).main, library_of(tiny), DAY).signatures] == [None, "lapsed"]


def test_of_two_lapsed_signatures_of_the_role_none_is_left(tiny: Site) -> None:
    tiny.replace(str(FILE), "role: chief", "role: lead", signed=False)
    tiny.replace(str(FILE), "He talked of beans", "He talked of peas", signed=False)
    give(tiny, "lead")

    assert offs(tiny) == [("lead", DAY)]


def test_a_role_signs_once(tiny: Site) -> None:
    with pytest.raises(sign.Refused, match="has signed this text already"):
        give(tiny, "lead")


def test_nothing_is_signed_ahead_of_its_day(unsigned: Site) -> None:
    with pytest.raises(sign.Refused, match="still to come"):
        give(unsigned, "lead", date(2026, 11, 24))


def test_it_is_looked_at_again_after_it_was_signed(unsigned: Site) -> None:
    with pytest.raises(sign.Refused, match="not after the day of signing"):
        give(unsigned, "lead", recheck_on=DAY)


def test_a_role_that_may_not_sign_is_told_who_may(unsigned: Site) -> None:
    unsigned.replace("framework/council.yml", "title: Chief, signs: true", "title: Chief")

    with pytest.raises(sign.Refused, match="The role “chief” may not sign. Those that may are: lead."):
        give(unsigned, "chief")


def test_a_role_that_there_is_not_gets_the_nearest(unsigned: Site) -> None:
    with pytest.raises(sign.Refused, match="There is no role “chef”. Did you mean “chief”"):
        give(unsigned, "chef")


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("docs/policies/listening.md", "is a policy, which nobody signs"),
        ("exemplars/a-good-tale.md", "is no document of this site, .* Did you mean “exemplars/a-good-talk.md”"),
        ("docs/blog/posts/plain.md", "is a post, which nobody signs.*tells_case"),
    ],
)
def test_what_is_not_signed_is_refused(tiny: Site, file: str, why: str) -> None:
    tiny.write("docs/blog/posts/plain.md", "---\nid: plain\ntitle: Plain\nsummary: S.\ndate: 2026-01-01\nauthors: [lead]\n---\n\nWords.\n")

    with pytest.raises(sign.Refused, match=why):
        sign.signable(library_of(tiny), PurePosixPath(file))


def finding(code: str, severity: str, file: PurePosixPath = FILE) -> Finding:
    return Finding(Place(file, 20, 1), severity, code, "Something.", "Mend it.")  # type: ignore[arg-type]


def test_an_error_of_the_anonymity_checks_has_to_be_mended_or_answered_first(tiny: Site) -> None:
    with pytest.raises(sign.Refused, match="exemplars/a-good-talk.md:20:1: error anonymity.name"):
        sign.hold_ready(document_of(tiny), [finding("anonymity.name", "error")])


@pytest.mark.parametrize("other", [finding("anonymity.name", "warning"), finding("links.broken", "error"), finding("anonymity.name", "error", PurePosixPath("docs/index.md"))])
def test_no_other_finding_is_in_the_way(tiny: Site, other: Finding) -> None:
    sign.hold_ready(document_of(tiny), [other])


def test_the_rest_of_the_file_is_left_as_it_is(unsigned: Site) -> None:
    before = (unsigned.root / FILE).read_text(encoding="utf-8")
    give(unsigned, "chief")
    after = (unsigned.root / FILE).read_text(encoding="utf-8")

    start, end = after.index("sign_offs:"), after.index("---\n\n")
    assert after[:start] + after[end:] == before
    assert [path.name for path in (unsigned.root / "exemplars").iterdir()] == ["a-good-talk.md"]
