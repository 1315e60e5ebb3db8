"""The real content with other audit headings: fewer, more, and each of them from others."""

from pathlib import Path

import pytest
from conftest import DAY, NOTE, ROOT, SIGNED_ON, Site, copy_of_real, run

from practicebook.authoring import sign
from practicebook.content.kinds import SignOff
from practicebook.content.library import Library
from practicebook.content.reading import read_library
from practicebook.content.signatures import needs_signing

ENTRY = """\
  - id: {id}
    title: Heading {number} of the new list
    short: Heading {number}
    scope: What heading {number} is about.
    question: Does the record show it?
    why: We should be able to see it.
    descriptors:
{descriptors}
    supervision_questions: [What did you see?]
    status: adopted
"""

EVERY = ("docs", "framework", "exemplars")


def fewer(old: list[str], count: int) -> dict[str, list[str]]:
    """The first ones share the new ones' places until each of the rest has its own."""
    return {one: [f"new-{max(0, index - (len(old) - count)) + 1}"] for index, one in enumerate(old)}


def more(old: list[str], count: int) -> dict[str, list[str]]:
    """The first ones become two each."""
    numbers = iter(range(1, count + 1))
    return {one: [f"new-{next(numbers)}" for _ in range(2 if index < count - len(old) else 1)] for index, one in enumerate(old)}


def adopted(folder: Path, count: int) -> tuple[Site, list[str]]:
    """A copy of the real content that adopted a number of audit headings."""
    site = copy_of_real(folder / "site")
    library, _ = read_library(site.root)
    assert library
    old = [one.id for one in library.audit_headings]
    mapping = fewer(old, count) if count < len(old) else more(old, count)
    descriptors = "\n".join(f"      {one.id}: It shows." for one in library.rating_scale)
    entries = "".join(ENTRY.format(id=f"new-{number}", number=number, descriptors=descriptors) for number in range(1, count + 1))
    lines = "".join(f"  {one}: [{', '.join(new)}]\n" for one, new in mapping.items())
    (folder / "map.yml").write_text(f"map:\n{lines}when_split: same\nwhen_merged: lowest\naudit_headings:\n{entries}", encoding="utf-8")
    done = run("practicebook", "audit-headings", "adopt", "../map.yml", cwd=site.root)
    assert done.returncode == 0, done.stdout + done.stderr
    return site, old


def sign_again(library: Library) -> None:
    """Have the roles that had signed each text sign it as it now is."""
    for document in library.documents:
        if needs_signing(document.main.fields):
            for role in dict.fromkeys(one.role for one in document.main.fields.sign_offs):
                sign_off = SignOff(role=role, date=SIGNED_ON, intruder_note=NOTE, colleague_note=NOTE)
                sign.write(library, document, sign.signed(library, document, sign_off, DAY))


@pytest.mark.parametrize("count", [10, 14])
def test_the_real_content_adopts_checks_and_builds_with_other_audit_headings(tmp_path: Path, count: int) -> None:
    site, old = adopted(tmp_path, count)
    library, findings = read_library(site.root)

    assert library and [one for one in findings if one.severity == "error"] == []
    assert (len(library.audit_headings), [one.id for one in library.retired_headings]) == (count, old)
    assert [str(one) for one in site.findings() if one.severity == "error"] == []
    sign_again(library)
    built = site.build()
    assert built.returncode == 0, built.stderr
    for one in old:
        assert "no longer used" in site.page(f"audit-headings/{one}")
        assert (site.root / "site/go" / one / "index.html").is_file()
    assert all("<blockquote" in site.page(f"audit-headings/new-{number}") for number in range(1, count + 1)), "each shows a passage of a signed exemplar"


def test_what_does_not_name_an_audit_heading_stays_byte_for_byte(tmp_path: Path) -> None:
    site, old = adopted(tmp_path, 10)

    for folder in EVERY:
        for file in (path for path in (ROOT / folder).rglob("*") if path.is_file() and not any(one.encode() in path.read_bytes() for one in old)):
            assert (site.root / file.relative_to(ROOT)).read_bytes() == file.read_bytes()
