"""A new document is a valid file to start from, made from the site's own data files."""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import DAY, Site, copy_of_real
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practicebook.authoring import new
from practicebook.authoring.front_matter import WRITTEN_LATER
from practicebook.content.fields import SLUG
from practicebook.content.kinds import KINDS
from practicebook.content.documents import kind_of_folder
from practicebook.content.reading import read_library
from practicebook.content.source import read_source

TITLE = "Over the garden gate"


def make(site: Site, kind: str, title: str = TITLE, day: date = DAY) -> new.NewDocument:
    library, _ = read_library(site.root)
    assert library
    document = new.draft(library, kind, title, day)
    new.write(site.root, document)
    return document


def fields_of(site: Site, document: new.NewDocument) -> dict[str, object]:
    source, found = read_source(site.root, document.file)
    assert source and not found
    return source.fields.value


def make_each(site: Site, title: str) -> dict[str, new.NewDocument]:
    """A document of each kind, under a title that names the kind; the site is read once for all."""
    library, _ = read_library(site.root)
    assert library
    documents = {kind: new.draft(library, kind, title.format(kind=kind), DAY) for kind in KINDS}
    for document in documents.values():
        new.write(site.root, document)
    return documents


@pytest.fixture
def real_copy(tmp_path: Path) -> Site:
    """The real content, for a test to add to: it takes seconds to read and to check, so each kind is added before it is."""
    return copy_of_real(tmp_path / "real")


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_document_of_any_kind_brings_no_finding_to_a_tiny_site(tiny: Site, kind: str) -> None:
    make(tiny, kind)

    assert tiny.findings() == ()


def test_new_documents_of_every_kind_bring_no_finding_to_the_real_site(real_copy: Site) -> None:
    files = {document.file for document in make_each(real_copy, f"{TITLE}, {{kind}}").values()}

    assert len(files) == len(KINDS)
    assert [finding for finding in real_copy.findings() if finding.place.file in files] == []


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_draft_in_the_folder_of_its_kind(tiny: Site, kind: str) -> None:
    document = make(tiny, kind)

    assert fields_of(tiny, document)["status"] == "draft"
    assert kind_of_folder(document.file) == kind
    assert document.file.name == "over-the-garden-gate.md"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_kind_is_there_with_what_it_holds(tiny: Site, kind: str) -> None:
    lines = make(tiny, kind).text.split("\n")

    for name, field in offered(kind).items():
        line = next((number for number, line in enumerate(lines) if re.match(rf"#?{name}:", line)), None)
        assert line is not None, name
        told = " ".join(each.lstrip("# ") for each in lines[max(0, line - 8) : line + 1])
        assert field.description and field.description in told, name


@pytest.mark.parametrize("kind", KINDS)
def test_required_fields_are_filled_in_and_optional_ones_are_comments(tiny: Site, kind: str) -> None:
    filled = fields_of(tiny, make(tiny, kind))

    required = {name for name, field in KINDS[kind].model_fields.items() if field.is_required()}
    assert set(filled) == required | {"status"}


def test_every_optional_line_holds_once_its_hash_is_taken_away(real_copy: Site) -> None:
    documents = make_each(real_copy, "{kind} with everything")
    for kind, document in documents.items():
        text, lines = re.subn(r"^#(?=[a-z_]+: )", "", document.text, flags=re.MULTILINE)
        (real_copy.root / document.file).write_text(text, encoding="utf-8")
        assert lines == len(offered(kind)) - len(fields_of_text(document.text)), kind

    files = {document.file for document in documents.values()}
    assert len(files) == len(KINDS)
    assert [finding for finding in read_library(real_copy.root)[1] if finding.place.file in files] == []


def offered(kind: str) -> dict[str, Any]:
    """The fields of a kind that a new file has, filled in or as comments."""
    return {name: field for name, field in KINDS[kind].model_fields.items() if name not in WRITTEN_LATER}


def fields_of_text(text: str) -> list[str]:
    return re.findall(r"^([a-z_]+):", text.split("\n---\n")[0], re.MULTILINE)


def test_first_values_come_from_the_data_files_and_the_day(tiny: Site) -> None:
    fields = fields_of(tiny, make(tiny, "policy"))

    assert (fields["owner"], fields["version"], fields["effective_from"], fields["next_review"]) == ("lead", "1.0", DAY, date(2027, 11, 23))


def test_the_choices_are_listed_above_a_field(tiny: Site) -> None:
    text = make(tiny, "exemplar").text

    assert "# One of: consented, composite, fictionalised.\nbasis: fictionalised\n" in text
    assert "# Ids in audit-headings.yml: hearing, writing-it-down.\n# Ids in rating-scale.yml: shining, fair.\nratings:\n" in text


def test_an_exemplar_starts_with_a_marked_passage(tiny: Site) -> None:
    make(tiny, "exemplar")
    library, _ = read_library(tiny.root)
    assert library

    headings = library.document_by_id["over-the-garden-gate"].main.body.headings
    assert [word for word, _ in headings[0].shows] == ["hearing"]


def test_a_review_a_year_after_a_leap_day_is_due_on_28_february(tiny: Site) -> None:
    assert fields_of(tiny, make(tiny, "policy", day=date(2028, 2, 29)))["next_review"] == date(2029, 2, 28)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_there_is_left_as_it_was(tiny: Site, kind: str) -> None:
    path = tiny.root / make(tiny, kind).file
    path.write_text(path.read_text().replace("Over the garden gate", "My own words"))
    before = path.read_bytes()

    with pytest.raises(new.Refused, match="is already there"):
        make(tiny, kind)

    assert path.read_bytes() == before


@pytest.mark.parametrize(("kind", "title", "an_id"), [("guidance", "Listening", "listening-guidance"), ("policy", "Hearing", "hearing-policy"), ("tool", "North", "north-tool")])
def test_an_id_that_a_document_an_audit_heading_or_an_area_has_is_not_used_again(tiny: Site, kind: str, title: str, an_id: str) -> None:
    document = make(tiny, kind, title)

    assert document.id == an_id
    assert document.file.stem == title.lower()
    assert tiny.findings() == ()


def test_ids_go_on_being_free(tiny: Site) -> None:
    tiny.write("docs/tools/other.md", make(tiny, "tool").text.replace("id: over-the-garden-gate", "id: over-the-garden-gate-guidance"))

    assert make(tiny, "guidance").id == "over-the-garden-gate-guidance-2"


@pytest.mark.parametrize(("kind", "title"), [("exemplar", "Matrix"), ("policy", "Index"), ("framework", "Index"), ("post", "Index"), ("page", "Findings")])
def test_a_title_whose_address_is_taken_by_a_page_that_the_site_makes_gets_another(tiny: Site, kind: str, title: str) -> None:
    document = make(tiny, kind, title)

    assert document.file.stem == f"{title.lower()}-{kind}"
    assert tiny.findings() == ()


def test_a_kind_that_does_not_exist_gets_the_nearest(tiny: Site) -> None:
    with pytest.raises(new.Refused, match="There is no kind “polciy”. Did you mean “policy”[?] The kinds are: policy, "):
        make(tiny, "polciy")


@pytest.mark.parametrize("title", ["", "   ", "...", "日本語", "A bell \a", "Half \udcff a letter"])
def test_a_title_that_no_name_can_be_made_from_is_refused(tiny: Site, title: str) -> None:
    with pytest.raises(new.Refused, match="The title has to be words"):
        make(tiny, "post", title)


@pytest.mark.parametrize("title", ["Supervision " * 20, "x" * 300])
def test_a_long_title_makes_a_name_that_an_address_can_have(tiny: Site, title: str) -> None:
    document = make(tiny, "tool", title)

    assert len(document.id) <= 80
    assert re.match(SLUG, document.id)
    assert [finding for finding in tiny.findings() if finding.code != "anonymity.unknown-word"] == []


def test_a_title_is_one_line_with_single_spaces(tiny: Site) -> None:
    assert fields_of(tiny, make(tiny, "tool", "  Over the\n garden\t gate "))["title"] == "Over the garden gate"


def test_a_kind_that_needs_a_choice_which_the_site_does_not_have_is_refused(tiny: Site) -> None:
    tiny.replace("framework/vocabularies.yml", "sources: [{id: invented, title: Invented}]", "sources: []")

    with pytest.raises(new.Refused, match="“source” needs one of the sources in vocabularies.yml"):
        make(tiny, "exemplar")


def test_a_site_with_no_law_or_documents_gets_empty_lists_to_fill(tiny: Site) -> None:
    for path in ("docs", "exemplars", "framework/law.yml", "framework/cqc-statements.yml"):
        target = tiny.root / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    tiny.write("framework/cqc-statements.yml", "checked_on: 2026-11-23\ncqc_themes: []\ncqc_statements: []\n")

    text = make(tiny, "policy").text

    assert "\n#law: [] " in text and "\n#cqc: [] " in text


TITLES = st.text(st.characters(exclude_categories=["Cs"]), max_size=120) | st.sampled_from(["Yes", "null", "1.10", "2026-06-01", "a: b", "- a", "# a", "{a}", "'", '"', "$audit_heading", "~", "a..."])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=TITLES, kind=st.sampled_from(list(KINDS)))
def test_any_title_is_kept_as_written_or_refused(tiny: Site, title: str, kind: str) -> None:
    library, _ = read_library(tiny.root)
    assert library
    try:
        document = new.draft(library, kind, title, DAY)
        new.write(tiny.root, document)
    except new.Refused:
        return

    assert fields_of(tiny, document)["title"] == " ".join(title.split())
    assert re.match(SLUG, document.id) and len(document.id) <= 80
    (tiny.root / document.file).unlink()


def test_all_kinds_published_as_they_are_make_a_site_that_builds(tiny: Site) -> None:
    for kind in KINDS:
        path = tiny.root / make(tiny, kind).file
        path.write_text(path.read_text(encoding="utf-8").replace("status: draft", "status: published"), encoding="utf-8")

    built = tiny.build()

    assert built.returncode == 0, built.stderr
    assert "Start with what this policy settles" in tiny.page("policies/over-the-garden-gate")


def test_folders_that_are_not_there_yet_are_made(tiny: Site) -> None:
    make(tiny, "tool")

    assert Path(tiny.root, "docs/tools/over-the-garden-gate.md").is_file()
