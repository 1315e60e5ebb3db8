"""Withdrawing takes away every word of a document, leaves what holds its name, and says who else speaks of it."""

from datetime import date
from itertools import count

import pytest
from conftest import DAY, Site

from practicebook.authoring import new, withdraw
from practicebook.content.reading import read_library

EXEMPLAR = "exemplars/a-good-talk.md"
POLICY = "docs/policies/listening.md"


def withdrawn(site: Site, an_id: str, address_tells: bool = False, day: date = DAY) -> withdraw.Withdrawal:
    library, _ = read_library(site.root)
    assert library
    salts = (f"{number:08x}" for number in count())
    done = withdraw.plan(library, an_id, day, address_tells, lambda: next(salts))
    withdraw.carry_out(site.root, done)
    return done


def fields(site: Site, path: str) -> list[str]:
    """The lines of a file's front matter that are not comments."""
    return [line for line in (site.root / path).read_text(encoding="utf-8").split("\n") if line and not line.startswith(("#", "---"))]


def test_the_file_keeps_the_id_the_day_and_nothing_else(tiny: Site) -> None:
    withdrawn(tiny, "a-good-talk")

    assert fields(tiny, EXEMPLAR) == ["id: a-good-talk", "status: withdrawn", "withdrawn_on: 2026-11-23"]
    assert [finding for finding in tiny.findings() if finding.severity == "error"] == []


def test_a_policy_keeps_what_replaced_it_and_where_it_was(tiny: Site) -> None:
    tiny.replace(POLICY, "owner: lead", "owner: lead\nmoved_from: [/policies/hearing/]\nreplaced_by: home")
    withdrawn(tiny, "listening")

    assert fields(tiny, POLICY) == ["id: listening", "status: withdrawn", "withdrawn_on: 2026-11-23", "moved_from:", "- /policies/hearing/", "replaced_by: home"]


def test_a_document_whose_folder_does_not_tell_its_kind_keeps_it(tiny: Site) -> None:
    text = (tiny.root / POLICY).read_text(encoding="utf-8").replace("id: listening", "id: other\nkind: policy")
    tiny.write("docs/learning/other.md", text)
    withdrawn(tiny, "other")

    assert "kind: policy" in fields(tiny, "docs/learning/other.md")
    assert tiny.codes() == []


def test_kept_texts_go(tiny: Site) -> None:
    text = (tiny.root / POLICY).read_text(encoding="utf-8")
    tiny.write("docs/policies/listening.versions/0.9.md", text.replace('"1.0"', '"0.9"').replace("2026-01-01", "2025-01-01"))
    withdrawn(tiny, "listening")

    assert not (tiny.root / "docs/policies/listening.versions").exists()


def test_pictures_that_only_it_uses_go_and_others_stay(tiny: Site) -> None:
    for name in ("own.png", "shared.png", "nobodys.png"):
        (tiny.root / "docs/policies" / name).write_bytes(b"x")
    tiny.replace(POLICY, "Only one.", "![A](own.png) ![B](shared.png)")
    tiny.replace("docs/index.md", "Read [", "![B](policies/shared.png) Read [")

    done = withdrawn(tiny, "listening")

    assert sorted(path.name for path in (tiny.root / "docs/policies").glob("*.png")) == ["nobodys.png", "shared.png"]
    assert [str(path) for path in done.shared] == ["docs/policies/shared.png"]


def test_a_file_outside_the_content_is_never_removed(tiny: Site) -> None:
    (tiny.root / "outside.png").write_bytes(b"x")
    tiny.replace(POLICY, "Only one.", "![A](../../outside.png) ![B](../../../outside.png) ![C](../../mkdocs.yml)")
    withdrawn(tiny, "listening")

    assert (tiny.root / "outside.png").exists()
    assert (tiny.root / "mkdocs.yml").exists()


def test_every_place_that_speaks_of_it_is_named(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "service_areas: [north]", "service_areas: [north]\nrelated: [listening]")
    tiny.replace("framework/council.yml", "roles:", "often_asked:\n  - {words: how do I listen, leads_to: /go/listening/}\nroles:")

    found = [f"{mention.place.file}:{mention.place.line}" for mention in withdrawn(tiny, "listening").mentions]

    assert found == ["docs/index.md:9", f"{EXEMPLAR}:6", f"{EXEMPLAR}:{line_of(tiny, EXEMPLAR, 'He talked')}", "framework/council.yml:7"]


def line_of(site: Site, path: str, words: str) -> int:
    lines = (site.root / path).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_where_the_address_tells_the_file_goes_and_no_file_has_the_name(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "id: a-good-talk", "id: a-good-talk\nmoved_from: [/exemplars/an-older-talk/]")
    tiny.replace("docs/index.md", " Then [a talk](../exemplars/a-good-talk.md).", "")
    withdrawn(tiny, "a-good-talk", address_tells=True)

    texts = [path.read_text(encoding="utf-8") for folder in ("docs", "framework", "exemplars") for path in (tiny.root / folder).rglob("*") if path.is_file()]
    assert not (tiny.root / EXEMPLAR).exists()
    assert [text for text in texts if "good-talk" in text or "older-talk" in text] == []


def test_a_name_that_told_who_is_refused_and_never_offered_again(tiny: Site) -> None:
    text = (tiny.root / EXEMPLAR).read_text(encoding="utf-8")
    withdrawn(tiny, "a-good-talk", address_tells=True)
    library, _ = read_library(tiny.root)
    assert library

    made = new.draft(library, "exemplar", "A good talk", DAY)
    assert (str(made.file), made.id) == ("exemplars/a-good-talk-exemplar.md", "a-good-talk-exemplar")
    tiny.write(EXEMPLAR, text, signed=False)
    assert tiny.codes().count("content.retired-id") == 2


def test_names_that_told_are_kept_beside_those_of_before(tiny: Site) -> None:
    withdrawn(tiny, "a-good-talk", address_tells=True)
    withdrawn(tiny, "listening", address_tells=True)
    library, _ = read_library(tiny.root)
    assert library

    assert {"a-good-talk", "exemplars/a-good-talk/", "listening", "policies/listening/"} <= {one for one in ("a-good-talk", "exemplars/a-good-talk/", "listening", "policies/listening/") if one in library.retired}
    assert len(library.retired.marks) == 4
    assert list(library.retired.marks) == sorted(library.retired.marks)


def test_asked_for_again_it_keeps_the_first_day(tiny: Site) -> None:
    withdrawn(tiny, "a-good-talk")
    withdrawn(tiny, "a-good-talk", day=date(2027, 1, 1))

    assert "withdrawn_on: 2026-11-23" in fields(tiny, EXEMPLAR)


def test_what_was_withdrawn_can_still_lose_its_address(tiny: Site) -> None:
    withdrawn(tiny, "a-good-talk")
    withdrawn(tiny, "a-good-talk", address_tells=True)

    assert not (tiny.root / EXEMPLAR).exists()


@pytest.mark.parametrize(
    ("an_id", "why"),
    [("home", "The home page cannot be withdrawn"), ("hearing", "is an entry of a data file"), ("north", "is an entry of a data file"), ("a-bad-talk", "There is no document “a-bad-talk”")],
)
def test_what_is_no_document_to_withdraw_is_refused(tiny: Site, an_id: str, why: str) -> None:
    before = {path: path.read_bytes() for path in tiny.root.rglob("*") if path.is_file()}
    with pytest.raises(withdraw.Refused, match=why):
        withdrawn(tiny, an_id)

    assert {path: path.read_bytes() for path in tiny.root.rglob("*") if path.is_file()} == before


def test_the_text_of_an_area_is_taken_out_by_hand(tiny: Site) -> None:
    tiny.write("docs/areas/north.md", "---\nid: north\ntitle: North\nsummary: S.\n---\n\nWords.\n")

    with pytest.raises(withdraw.Refused, match="delete docs/areas/north.md"):
        withdrawn(tiny, "north")
