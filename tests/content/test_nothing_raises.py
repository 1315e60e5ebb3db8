"""An author never sees a traceback: whatever the files hold, they are read, checked and made into pages, or findings."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from textwrap import dedent
from typing import Any

import pytest
import yaml
from conftest import DAY, TINY, Site
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from practicebook import pipeline
from practicebook.content.findings import as_json, as_text

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MARKDOWN = {path: dedent(text).lstrip("\n") for path, text in TINY.items() if path.endswith(".md")}
DATA = {path: dedent(text).lstrip("\n") for path, text in TINY.items() if path.startswith("framework/")}
POST = "---\nid: news\ntitle: News\nsummary: S.\ndate: 2026-01-01\nauthors: [lead]\ncategories: [news]\nannounces: [listening]\n---\n\nWords.\n"
REVIEWS = "practice_reviews: [{id: first, title: R, reported_on: 2024-01-01, summary: S., records: 1, headings_used: 1, ratings: [{rating: fair, count: 1, printed: '1'}], overall: [{rating: fair, count: 1}], recommendations: [{id: a, text: T, links: [hearing]}]}]\n"
FILES = {**MARKDOWN, **DATA, "docs/blog/posts/news.md": POST, "framework/practice-reviews.yml": REVIEWS}

ODD_DATES = st.one_of(st.dates(), st.sampled_from([date.min, date.max, date(1, 1, 2), date(9999, 12, 30), DAY, date(2026, 1, 1)]))
ODD = st.one_of(
    st.sampled_from([None, True, False, 0, -1, 10**30, 1.5, float("inf"), float("nan"), "", " ", "lead", "hearing", "listening", "north", "shining", "fair", "x", "1.0", "draft", "withdrawn", "policy", "a b", "../x", "<b>", "[x](y)", "https://a.example/", "# x", "x" * 300, "é😀", "\n\n", "{{ x }}", "%s"]),
    ODD_DATES,
    st.lists(st.sampled_from(["lead", "x", "hearing", 1, None, {"a": 1}, ["b"]]), max_size=3),
    st.dictionaries(st.sampled_from(["id", "title", "hearing", "fair", "x"]), st.sampled_from(["x", 1, None, "fair"]), max_size=2),
)  # fmt: skip


@pytest.fixture
def site(tiny: Site) -> Site:
    """The tiny site with a post and a practice review."""
    for path, text in FILES.items():
        tiny.write(path, text)
    return tiny


def prepare(site: Site, changes: dict[str, bytes], day: date = DAY, preview: bool = False) -> pipeline.Prepared:
    """Prepare the site with some files changed or added, and put it back."""
    for path, content in changes.items():
        file = site.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    try:
        prepared = pipeline.prepare(site.root, day, preview)
    finally:
        for path in changes:
            if path in FILES:
                (site.root / path).write_text(FILES[path], encoding="utf-8")
            else:
                (site.root / path).unlink()
    told(prepared)
    return prepared


def told(prepared: pipeline.Prepared) -> None:
    """What was found can be printed, and stands at a place of a file."""
    as_text(prepared.findings).encode("utf-8")
    as_json(prepared.findings).encode("utf-8")
    assert prepared.edition or prepared.findings
    assert all(finding.place.line >= 1 and finding.place.column >= 1 and finding.message and finding.hint for finding in prepared.findings)
    assert prepared.may_build == (prepared.edition is not None and all(finding.severity == "warning" for finding in prepared.findings))


def test_the_site_that_is_changed_here_is_right(site: Site) -> None:
    assert prepare(site, {}).findings == ()


def test_any_bytes_may_be_any_file(site: Site, long: bool) -> None:
    @examples(long, 80, 5000)
    @given(st.sampled_from(sorted(FILES)), st.one_of(st.binary(max_size=80), st.text(max_size=80).map(str.encode)))
    def holds(path: str, content: bytes) -> None:
        prepare(site, {path: content})

    holds()


def test_any_file_may_be_damaged(site: Site, long: bool) -> None:
    damage = st.sampled_from([b"", b"\x00", b"\xff", b"\n", b": ", b"- ", b"\t", b"'", b'"', b"[", b"}", b"---\n", b"#", b"```\n", b"\\", b"*", b"&x ", b"<<<<<<< x\n", "é".encode(), b"0", b"data-shows"])

    @examples(long, 120, 8000)
    @given(st.sampled_from(sorted(FILES)), st.lists(st.tuples(st.integers(0, 600), st.integers(0, 40), damage), min_size=1, max_size=4))
    def holds(path: str, cuts: list[tuple[int, int, bytes]]) -> None:
        content = FILES[path].encode()
        for start, length, instead in cuts:
            content = content[:start] + instead + content[start + length :]
        prepare(site, {path: content})

    holds()


def test_any_text_may_be_front_matter(site: Site, long: bool) -> None:
    pieces = st.sampled_from(["id: a\n", "title: T\n", "kind: ", "{", "}", "[", "]", ": ", "- ", "\n", "  ", "? ", "|\n", ">\n", "'", '"', "&a ", "*a", "!!x ", "2026-01-01", "1.0", "é", "status: draft\n", "ratings:\n", "date: 2026-02-30\n", "#", "%", "\x85", "---\n"])
    folders = st.sampled_from(["docs/policies/a.md", "exemplars/a.md", "docs/blog/posts/a.md", "docs/areas/a.md", "docs/a.md", "framework/a.md", "docs/policies/listening.versions/0.9.md"])

    @examples(long, 100, 5000)
    @given(folders, st.one_of(st.text(max_size=60), st.lists(pieces, max_size=12).map("".join)))
    def holds(path: str, front_matter: str) -> None:
        prepare(site, {path: f"---\n{front_matter}\n---\n\nWords.\n".encode("utf-8", "surrogatepass")})

    holds()


def paths_of(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every part of a value."""
    yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from paths_of(inner, (*path, key))


def with_odd_parts(value: Any, odd: list[tuple[int, Any]]) -> Any:
    """The value with some of its parts replaced, or taken away where the part is to be `KeyError`."""
    for number, instead in odd:
        value = deepcopy(value)
        ways = [path for path in paths_of(value) if path]
        if not ways:
            return value
        *way, last = ways[number % len(ways)]
        inner = value
        for key in way:
            inner = inner[key]
        if instead is KeyError:
            del inner[last]
        else:
            inner[last] = instead
    return value


ODD_PARTS = st.lists(st.tuples(st.integers(0, 200), st.one_of(ODD, st.just(KeyError))), min_size=1, max_size=3)


def test_any_value_may_stand_in_any_data_file(site: Site, long: bool) -> None:
    files = {path: yaml.load(text, LOADER) for path, text in FILES.items() if path.endswith(".yml")}

    @examples(long, 150, 8000)
    @given(st.sampled_from(sorted(files)), ODD_PARTS, st.booleans())
    def holds(path: str, odd: list[tuple[int, Any]], preview: bool) -> None:
        prepare(site, {path: yaml.safe_dump(with_odd_parts(files[path], odd), allow_unicode=True).encode()}, preview=preview)

    holds()


def test_any_value_may_stand_in_any_front_matter(site: Site, long: bool) -> None:
    files = {path: text.split("---\n", 2)[1:] for path, text in FILES.items() if path.endswith(".md")}

    @examples(long, 200, 8000)
    @given(st.sampled_from(sorted(files)), ODD_PARTS, ODD_DATES, st.booleans())
    def holds(path: str, odd: list[tuple[int, Any]], day: date, preview: bool) -> None:
        front_matter, body = files[path]
        written = yaml.safe_dump(with_odd_parts(yaml.load(front_matter, LOADER), odd), allow_unicode=True)
        prepare(site, {path: f"---\n{written}---\n{body}".encode()}, day, preview)

    holds()


def test_texts_may_have_any_dates(site: Site, long: bool) -> None:
    text = FILES["docs/policies/listening.md"]
    statuses = st.sampled_from(["published", "draft", "withdrawn"])
    texts = st.lists(st.tuples(st.sampled_from(["0.9", "1.0", "1.1", "2.0"]), statuses, ODD_DATES, st.none() | ODD_DATES, ODD_DATES), min_size=1, max_size=4, unique_by=lambda one: one[0])

    @examples(long, 150, 8000)
    @given(texts, ODD_DATES, st.booleans())
    def holds(of_texts: list[tuple[str, str, date, date | None, date]], day: date, preview: bool) -> None:
        changes = {}
        for number, (version, status, start, end, review) in enumerate(of_texts):
            path = "docs/policies/listening.md" if number == 0 else f"docs/policies/listening.versions/{version}.md"
            dates = f"effective_from: {start}\nstatus: {status}" + (f"\neffective_to: {end}" if end else "")
            changes[path] = text.replace('"1.0"', f'"{version}"').replace("effective_from: 2026-01-01", dates).replace("2027-01-01", str(review)).encode()
        prepare(site, changes, day, preview)

    holds()


@pytest.mark.parametrize("day", [date.min, date(999, 12, 31), date(1970, 1, 1), date(2026, 2, 28), date.max])
@pytest.mark.parametrize("preview", [False, True])
def test_any_day_may_be_that_of_the_build(site: Site, day: date, preview: bool) -> None:
    prepared = prepare(site, {}, day, preview)

    assert prepared.edition and prepared.pages


@pytest.mark.parametrize("missing", sorted(FILES))
def test_any_file_may_be_missing(site: Site, missing: str) -> None:
    (site.root / missing).unlink()

    told(pipeline.prepare(site.root, DAY))


@pytest.mark.parametrize("body", ["", "\n", "##\n", '## { data-shows="hearing" }\n', '## A { data-shows="nothing" }\n', '## A { data-shows="hearing" }\n## B { data-shows="hearing" }\n', "> ## A { data-shows=\"hearing\" }\n", "[x]: y\n", "```\n", "|\n", "[^1]\n\n[^1]:\n", "#" * 5000, "> " * 500 + "x", "- " * 500 + "x", "[" * 2000, "*" * 2000, "`" * 2001, "[a](b" * 500, "![" * 1000])
def test_any_words_may_be_the_body_of_an_exemplar(site: Site, body: str) -> None:
    front_matter = FILES["exemplars/a-good-talk.md"].split("---\n")[1]

    prepare(site, {"exemplars/a-good-talk.md": f"---\n{front_matter}---\n{body}".encode()}, preview=True)
