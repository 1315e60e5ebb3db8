"""Three folders in, a Library out: kinds by folder, kept texts, names, addresses and ids."""

from datetime import date

import pytest
from conftest import DAY, Site

from practicebook import pipeline
from practicebook.content import addresses
from practicebook.content.findings import Finding
from practicebook.content.library import Library
from practicebook.content.documents import markdown_files
from practicebook.content.reading import read_library

COMMON = "title: T\nsummary: S.\n"
GOVERNED = f'{COMMON}owner: lead\napprover: chief\nversion: "1.0"\neffective_from: 2026-01-01\nnext_review: 2027-01-01\n'
EXEMPLAR = f"{COMMON}basis: fictionalised\ntopic: gardening\nsource: invented\nratings: {{writing-it-down: fair}}\noverall: fair\nwhat_made_the_difference: She knocked.\n"
POST = f"{COMMON}date: 2026-01-01\nauthors: [lead]\n"

FRONT_MATTER = {
    "policy": GOVERNED, "procedure": GOVERNED, "guidance": GOVERNED, "tool": GOVERNED, "framework": GOVERNED,
    "exemplar": EXEMPLAR, "post": POST, "page": COMMON,
}  # fmt: skip

PLACES = {
    "docs/policies/a.md": ("policy", "policies/a/"),
    "docs/policies/deeper/a.md": ("policy", "policies/deeper/a/"),
    "docs/procedures/a.md": ("procedure", "procedures/a/"),
    "docs/guidance/a.md": ("guidance", "guidance/a/"),
    "docs/tools/a.md": ("tool", "tools/a/"),
    "framework/a.md": ("framework", "framework/a/"),
    "exemplars/a.md": ("exemplar", "exemplars/a/"),
    "docs/blog/posts/a.md": ("post", "blog/a/"),
    "docs/blog/posts/2026/a.md": ("post", "blog/a/"),
    "docs/a.md": ("page", "a/"),
    "docs/about/a.md": ("page", "about/a/"),
    "docs/about/index.md": ("page", "about/"),
    "docs/policies-of-old/a.md": ("page", "policies-of-old/a/"),
    "docs/blog/a.md": ("page", "blog/a/"),
}
"""For each file, the kind that its folder tells and its address."""


def document(kind: str, an_id: str = "a", extra: str = "", body: str = "Words.") -> str:
    """A right document of a kind."""
    return f"---\nid: {an_id}\n{FRONT_MATTER[kind]}{extra}---\n\n{body}\n"


def read(site: Site) -> tuple[Library, list[Finding]]:
    library, findings = read_library(site.root)
    assert library is not None, findings
    return library, findings


def found(site: Site) -> list[tuple[str, str, int, int]]:
    """Code, file, line and column of each finding of reading."""
    return sorted((one.code, str(one.place.file), one.place.line, one.place.column) for one in read_library(site.root)[1])


# Kinds


@pytest.mark.parametrize("path", PLACES)
def test_the_folder_tells_the_kind_and_the_address(tiny: Site, path: str) -> None:
    kind, address = PLACES[path]
    tiny.write(path, document(kind))

    library, findings = read(tiny)

    assert findings == []
    assert library.document_by_id["a"].kind == kind
    assert addresses.document(library.document_by_id["a"]) == address


@pytest.mark.parametrize("path", PLACES)
def test_the_kind_may_be_written_as_the_folder_tells_it(tiny: Site, path: str) -> None:
    kind, _ = PLACES[path]
    tiny.write(path, document(kind, extra=f"kind: {kind}\n"))

    assert found(tiny) == []


def test_a_plain_page_may_be_of_a_governed_kind(tiny: Site) -> None:
    tiny.write("docs/about/a.md", document("guidance", extra="kind: guidance\n"))

    library, findings = read(tiny)

    assert (findings, library.document_by_id["a"].kind) == ([], "guidance")


@pytest.mark.parametrize(
    ("path", "kind", "written"),
    [("docs/policies/a.md", "policy", "guidance"), ("exemplars/a.md", "exemplar", "page"), ("docs/a.md", "page", "exemplar"), ("docs/a.md", "page", "post"), ("framework/a.md", "framework", "policy")],
)
def test_a_kind_that_the_folder_denies_is_found_where_it_is_written(tiny: Site, path: str, kind: str, written: str) -> None:
    tiny.write(path, document(kind, extra=f"kind: {written}\n"))

    text = (tiny.root / path).read_text(encoding="utf-8")
    assert found(tiny) == [("content.wrong-kind", path, text.split("\n").index(f"kind: {written}") + 1, 7)]


def test_a_kind_that_is_none_is_found_with_the_nearest(tiny: Site) -> None:
    tiny.write("docs/policies/a.md", document("policy", extra="kind: polcy\n"))

    assert [one.message for one in read(tiny)[1]] == ["There is no kind “polcy”. Did you mean “policy”?"]


@pytest.mark.parametrize("written", ["{a: b}", "[{a: b}]", "[policy]", "3", "2026-01-01"])
def test_a_kind_that_is_no_word_is_a_wrong_value(tiny: Site, written: str) -> None:
    tiny.write("docs/policies/a.md", document("policy", extra=f"kind: {written}\n"))

    assert [code for code, *_ in found(tiny)] == ["content.wrong-value"]


# What is read


def test_files_are_read_in_the_order_of_their_names_but_hidden_ones(tiny: Site) -> None:
    tiny.write("docs/.hidden/a.md", "nothing")
    tiny.write("docs/.draft.md", "nothing")
    tiny.write("docs/policies/notes.txt", "nothing")
    tiny.write("README.md", "nothing")

    assert [str(file) for file in markdown_files(tiny.root)] == ["docs/index.md", "docs/policies/listening.md", "exemplars/a-good-talk.md"]
    assert found(tiny) == []


def test_a_folder_named_like_a_file_is_found(tiny: Site) -> None:
    (tiny.root / "docs/policies/a.md").mkdir()

    assert found(tiny) == [("content.unreadable", "docs/policies/a.md", 1, 1)]


def test_a_file_whose_name_is_no_text_is_found_and_can_be_told(tiny: Site) -> None:
    (tiny.root / "docs").joinpath("na\udcffme.md").write_text(document("page"), encoding="utf-8")

    [finding] = read(tiny)[1]

    assert finding.code == "content.file-name"
    assert [one.code for one in tiny.findings() if not one.code.startswith(("anonymity.", "neighbours."))] == ["content.file-name"]


@pytest.mark.parametrize("name", ["council.yml", "rating-scale.yml", "audit-headings.yml", "service-areas.yml", "vocabularies.yml", "cqc-statements.yml"])
def test_a_data_file_that_the_site_cannot_do_without_is_missed(tiny: Site, name: str) -> None:
    (tiny.root / "framework" / name).unlink()

    library, findings = read_library(tiny.root)

    assert library is None
    assert [(one.code, str(one.place.file)) for one in findings] == [("content.missing-file", f"framework/{name}")]


@pytest.mark.parametrize("name", ["law.yml", "glossary.yml", "practice-reviews.yml"])
def test_a_data_file_of_nothing_but_entries_may_be_left_out(tiny: Site, name: str) -> None:
    (tiny.root / "framework" / name).unlink(missing_ok=True)
    tiny.replace("docs/policies/listening.md", "law: [act-s1]\n", "")

    assert found(tiny) == []


def test_an_empty_folder_is_told_every_file_that_it_lacks(tmp_path_factory: pytest.TempPathFactory) -> None:
    library, findings = read_library(tmp_path_factory.mktemp("empty"))

    assert library is None
    assert len([one for one in findings if one.code == "content.missing-file"]) == 6


def test_what_is_wrong_with_documents_is_told_though_a_data_file_is_broken(tiny: Site) -> None:
    tiny.write("framework/council.yml", "name: [")
    tiny.replace("docs/index.md", "title: What do you need?", "title: 12")

    assert [(code, file) for code, file, *_ in found(tiny)] == [("content.wrong-value", "docs/index.md"), ("content.yaml", "framework/council.yml")]


# Kept texts


def test_kept_texts_belong_to_the_document_beside_their_folder_in_the_order_of_versions(tiny: Site) -> None:
    for version in ("0.9", "0.10", "1.1"):
        day = {"0.9": "2025-01-01", "0.10": "2025-06-01", "1.1": "2026-06-01"}[version]
        tiny.write(f"docs/policies/listening.versions/{version}.md", document("policy", "listening").replace('"1.0"', f'"{version}"').replace("2026-01-01", day))

    library, findings = read(tiny)
    listening = library.document_by_id["listening"]

    assert findings == []
    assert [(text.fields.version, text.kept) for text in listening.texts] == [("0.9", True), ("0.10", True), ("1.0", False), ("1.1", True)]  # type: ignore[union-attr]
    assert len(library.documents) == 3


def test_a_kept_text_with_no_document_beside_it_is_found(tiny: Site) -> None:
    tiny.write("docs/policies/gone.versions/1.0.md", document("policy"))

    assert found(tiny) == [("content.kept-alone", "docs/policies/gone.versions/1.0.md", 1, 1)]


def test_a_kept_text_of_a_kind_without_versions_is_found(tiny: Site) -> None:
    tiny.write("exemplars/a-good-talk.versions/1.0.md", document("exemplar", "a-good-talk"))

    library, findings = read(tiny)

    assert [(one.code, str(one.place.file)) for one in findings] == [("content.kept-alone", "exemplars/a-good-talk.versions/1.0.md")]
    assert library.document_by_id["a-good-talk"].kept == ()


def test_a_kept_text_with_another_id_is_found_at_its_id_and_left_out(tiny: Site) -> None:
    tiny.write("docs/policies/listening.versions/0.9.md", document("policy", "hearing-well").replace('"1.0"', '"0.9"'))

    library, findings = read(tiny)

    assert [(one.code, one.place.line, one.place.column) for one in findings] == [("content.kept-id", 2, 5)]
    assert library.document_by_id["listening"].kept == ()
    assert "hearing-well" not in library.document_by_id


# Names


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("docs/Policies of 2026.md", "policies-of-2026.md"),
        ("docs/a_b.md", "a-b.md"),
        ("docs/café.md", "cafe.md"),
        ("docs/a.b.md", "a-b.md"),
        ("docs/茶.md", "something-short.md"),
        ("docs/-a.md", "a.md"),
        ("docs/a\n.md", "a.md"),
        ("docs/A Folder/a.md", "a-folder"),
        ("docs/policies/old.stuff/a.md", "old-stuff"),
        ("docs/policies/Listening.versions/1.0.md", "listening.md"),
    ],
)
def test_a_name_that_could_not_stand_in_an_address_is_found(tiny: Site, path: str, name: str) -> None:
    tiny.write(path, document("policy" if "/policies/" in path else "page"))

    [finding] = [one for one in read(tiny)[1] if one.code == "content.file-name"]

    assert (str(finding.place.file), finding.place.line, finding.place.column) == (path, 1, 1)
    assert finding.hint == f"Call it {name}."


def test_the_name_of_a_kept_text_is_a_version(tiny: Site) -> None:
    tiny.write("docs/policies/listening.versions/0.9.md", document("policy", "listening").replace('"1.0"', '"0.9"').replace("2026-01-01", "2025-01-01"))

    assert found(tiny) == []


def test_the_text_of_an_area_is_named_after_it(tiny: Site) -> None:
    tiny.write("docs/areas/the-north.md", document("page", "north"))

    assert found(tiny) == [("content.file-name", "docs/areas/the-north.md", 2, 5)]


def test_the_text_of_an_area_shares_its_id(tiny: Site) -> None:
    tiny.write("docs/areas/north.md", document("page", "north"))

    library, findings = read(tiny)

    assert findings == []
    assert list(library.area_texts) == ["north"]
    assert "north" not in library.document_by_id


def test_the_text_of_an_area_that_is_none_is_found_with_the_nearest(tiny: Site) -> None:
    tiny.write("docs/areas/nort.md", document("page", "nort"))

    assert [(one.code, one.place.line, one.place.column, one.message.endswith("Did you mean “north”?")) for one in read(tiny)[1]] == [("content.unknown-id", 2, 5, True)]


# Ids and addresses


@pytest.mark.parametrize("an_id", ["listening", "a-good-talk", "home", "hearing", "north", "first-review"])
def test_documents_headings_areas_and_reviews_share_one_set_of_ids(tiny: Site, an_id: str) -> None:
    tiny.write("framework/practice-reviews.yml", "practice_reviews: [{id: first-review, title: R, reported_on: 2024-01-01, summary: S., records: 1, headings_used: 1, ratings: [{rating: fair, count: 1}], overall: [{rating: fair, count: 1}]}]\n")
    tiny.write("docs/z-last.md", document("page", an_id))

    [finding] = read(tiny)[1]

    assert finding.code == "content.duplicate-id"
    places = {str(finding.place.file), finding.message.split(" is also the id at ")[1].split(":")[0]}
    assert "docs/z-last.md" in places and len(places) == 2


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("council.yml", "id: chief", "id: lead"),
        ("rating-scale.yml", "id: fair", "id: shining"),
        ("law.yml", "law:\n", "law:\n  - {id: act-s1, title: T, short: S, heading: H, kind: act, says: S., copy: text, checked_on: 2026-01-01}\n"),
        ("glossary.yml", "terms:\n", "terms:\n  - {term: ot, meaning: M.}\n"),
        ("vocabularies.yml", "topics: [", "topics: [{id: gardening, title: G}, "),
        ("vocabularies.yml", "age_bands: [", "age_bands: [{id: older, title: G}, "),
        ("vocabularies.yml", "seasons: [", "seasons: [{id: spring, title: G}, "),
        ("vocabularies.yml", "sources: [", "sources: [{id: invented, title: G}, "),
        ("vocabularies.yml", "categories: [", "categories: [{id: news, title: G}, "),
        ("cqc-statements.yml", "cqc_themes: [", "cqc_themes: [{id: theme, title: G}, "),
        ("cqc-statements.yml", "cqc_statements: [", "cqc_statements: [{id: statement, title: G, theme: theme, gist: G.}, "),
    ],
)
def test_the_entries_of_a_list_have_ids_of_their_own(tiny: Site, file: str, old: str, new: str) -> None:
    tiny.replace(f"framework/{file}", old, new)

    assert [(code, path) for code, path, *_ in found(tiny) if code == "content.duplicate-id"] == [("content.duplicate-id", f"framework/{file}")]


def test_a_document_may_have_the_id_of_a_role_or_of_law(tiny: Site) -> None:
    tiny.write("docs/a.md", document("page", "lead"))
    tiny.write("docs/b.md", document("page", "act-s1"))

    assert found(tiny) == []


@pytest.mark.parametrize(
    "path",
    [
        "docs/audit-headings/index.md", "docs/audit-headings/hearing.md", "docs/law.md", "docs/glossary.md", "docs/areas/index.md", "docs/policies/index.md",
        "framework/index.md", "docs/framework/index.md", "exemplars/index.md", "exemplars/matrix.md", "docs/exemplars/matrix.md", "docs/about/findings.md",
        "docs/about/front-matter.md", "docs/quality/practice-reviews.md", "docs/quality/practice-reviews/index.md", "docs/go/listening.md", "docs/assets/a.md",
        "docs/blog/category/news.md", "docs/blog/archive/2026.md", "docs/blog/page/2.md", "docs/blog/posts/index.md",
    ],
)  # fmt: skip
def test_no_document_has_the_address_of_a_page_that_is_made(tiny: Site, path: str) -> None:
    kind = "exemplar" if path.startswith("exemplars") else "framework" if path.startswith("framework") else "policy" if "/policies/" in path else "post" if "/posts/" in path else "page"
    tiny.write(path, document(kind))

    assert ("content.same-address", path, 1, 1) in found(tiny)


@pytest.mark.parametrize(
    ("one", "other"),
    [("docs/a.md", "docs/a/index.md"), ("docs/blog/a.md", "docs/blog/posts/a.md"), ("docs/blog/posts/2025/a.md", "docs/blog/posts/2026/a.md"), ("docs/framework/a.md", "framework/a.md"), ("docs/exemplars/a.md", "exemplars/a.md")],
)
def test_two_documents_with_one_address_are_found(tiny: Site, one: str, other: str) -> None:
    kinds = {path: "post" if "posts" in path else "framework" if path.startswith("framework") else "exemplar" if path.startswith("exemplars") else "page" for path in (one, other)}
    tiny.write(one, document(kinds[one], "one"))
    tiny.write(other, document(kinds[other], "other"))

    assert [code for code, *_ in found(tiny)] == ["content.same-address"]


def test_the_library_of_a_day_is_the_same_however_often_it_is_read(real: Site) -> None:
    first, second = (pipeline.prepare(real.root, DAY) for _ in range(2))

    assert first.findings == second.findings
    assert [page.markdown for page in first.pages] == [page.markdown for page in second.pages]


def test_every_text_of_the_real_site_is_in_its_library(real: Site) -> None:
    library, _ = read(real)

    assert sorted(str(text.file) for one in library.documents for text in one.texts) == sorted(str(file) for file in markdown_files(real.root))
    assert all(isinstance(text.fields.id, str) and text.body.first_line > 2 for one in library.documents for text in one.texts)
    assert date(2026, 6, 2) in {text.fields.effective_from for text in library.document_by_id["deprivation-of-liberty"].texts}  # type: ignore[union-attr]
