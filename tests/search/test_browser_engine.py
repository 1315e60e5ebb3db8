"""The browser's search engine over made-up sections: held against the index's own ranking, and against what a network and a reader may do."""

import gzip
import json
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import DAY, TINY, Site
from engine import engine
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from practicebook.content.library import Library
from practicebook.content.reading import read_library
from practicebook.search import indexing, shards
from practicebook.search.index import Index
from practicebook.search.rank import search
from practicebook.search.sections import GROUPS, SearchPage, Section

LISTENING = SearchPage("policies/listening/", "Listening well", "policy", "listening", ("north",), ("hearing",), (), ("act-s1",), "", date(2026, 1, 5))
OLD = SearchPage("policies/listening/v/1.0/", "Listening well", "policy", "listening", ("north",), ("hearing",), (), (), "superseded", date(2025, 1, 5))
CARERS = SearchPage("guidance/carers/", "Carers' assessments <b>", "guidance", "carers", (), ("hearing", "writing-it-down"), (), (), "", date(2026, 6, 1))
BEANS = SearchPage("exemplars/beans/", "A talk of beans", "exemplar", "beans", ("north",), ("hearing",), ("shining", "fair"))
POST = SearchPage("blog/beans/", "What beans taught us", "post", "post", date=date(2026, 10, 1))
PLANNER = SearchPage("tools/planner/", "Visit planner <b>", "tool", "planner")
GLOSSARY = SearchPage("glossary/", "Glossary", "term")

SECTIONS = (
    Section(LISTENING, "", "", "What we ask of each other when a person speaks.", "Listen before you ask."),
    Section(LISTENING, "when", "When to listen", "Under section 42 the duty of care comes first. Mental capacity is decided in 2026 and in 1999."),
    Section(LISTENING, "who", "Who listens", "The practice lead listens. Safeguarding and safe houses; listening takes time."),
    Section(CARERS, "", "", "A carer who is exhausted has a right to an assessment of their own.", "Offer an assessment."),
    Section(CARERS, "refused", "When it is refused", "No assessment without consent. Refusing an assessment, and care of duty."),
    Section(CARERS, "panel", "Panel", "Capacity, mental or otherwise. [2026] UKSC 16 and reg. 2(1) apply. Safer houses. Naïve façades."),
    Section(GLOSSARY, "ot", "OT", "Occupational therapist: helps people do what matters."),
    Section(BEANS, "gate", "Over the gate", "He talked of beans. <script>alert(1)</script> العربية 👩‍⚕️ house"),
    Section(POST, "", "", "Beans, and mental health. House of beans, exhausted beans."),
    Section(PLANNER, "", "", "A form.", "Plan the visit."),
    Section(OLD, "", "", "What we asked of each other when a person spoke, and of beans.", "Listen."),
)


@dataclass(frozen=True)
class Made:
    """A site's search files and the index that they were made from."""

    folder: Path
    index: Index


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The tiny site's."""
    site = Site(tmp_path_factory.mktemp("tiny"))
    for path, text in TINY.items():
        site.write(path, text)
    site.replace("framework/council.yml", "contact: lead@tiny.example", "does: Agrees care at the weekend., contact: lead@tiny.example")
    library, _ = read_library(site.root)
    assert library
    return library


def make(folder: Path, library: Library, sections: Sequence[Section]) -> Made:
    """Index sections and write the files of search."""
    ordered = sorted(sections, key=lambda section: (section.page.hidden, GROUPS.index(section.page.group), section.page.address))
    index = indexing.write(folder / "index", ordered, library, DAY)
    shards.write(index, library, folder / "site")
    return Made(folder / "site", index)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Made:
    """A handful of sections."""
    return make(tmp_path_factory.mktemp("made"), library, SECTIONS)


VOCABULARY = (
    "care carer caring cared assessment assess assessed listen listener house housing safe safer safeguard safeguarding duty right consent "
    "capacity mental health person people record review plan planning visit support supports supported no not without who when 2026 1999 42 7 section 9 reg 3"
).split()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Made:
    """Six hundred sections of the same few words in different order, so that many scores are nearly equal; some are in no default result."""
    chance = random.Random(4)
    sections = []
    for number in range(240):
        kind = chance.choice(("policy", "guidance", "tool", "framework", "exemplar", "post"))
        state = chance.choice(("", "", "", "superseded", "ended")) if kind in ("policy", "guidance", "tool", "framework") else ""
        day = date.fromordinal(DAY.toordinal() - chance.randrange(40)) if chance.random() < 0.7 else None
        headings = tuple(chance.sample(("hearing", "writing-it-down"), chance.randrange(3)))
        areas = ("north",) if chance.random() < 0.5 else ()
        page = SearchPage(f"pages/{number:03}/", " ".join(chance.sample(VOCABULARY, 3)), kind, f"page-{number}", areas, headings, (), (), state, day)
        for at in range(chance.randint(1, 4)):
            words = " ".join(chance.choices(VOCABULARY, k=chance.randint(3, 60)))
            sections.append(Section(page, f"part-{at}" if at else "", " ".join(chance.sample(VOCABULARY, 2)) if at else "", words))
    return make(tmp_path_factory.mktemp("many"), library, sections)


def asking(query: str, number: int = 1, **options: Any) -> dict[str, Any]:
    """A message that asks."""
    return {"type": "search", "id": number, "query": query, "typing": False, "filters": {}, "sort": "relevance", "from": 0, "limit": 10, "facets": False, **options}


def posting(*messages: dict[str, Any], pause: int = 0) -> dict[str, Any]:
    """A command that posts messages to the worker, so many milliseconds apart."""
    return {"do": "post", "messages": [*messages], "pause": pause}


def serving(folder: Path, *faults: dict[str, Any]) -> dict[str, Any]:
    """A command that serves a site."""
    return {"do": "serve", "folder": str(folder), "faults": [*faults]}


def fault(path: str, answer: int | str, times: int = 1) -> dict[str, Any]:
    """What happens to requests for a path."""
    return {"path": path, "answer": answer, "times": times}


def answers(made: Made, *questions: dict[str, Any]) -> list[dict[str, Any]]:
    """The answer to each question."""
    given = engine(serving(made.folder), *(posting(question) for question in questions))[1:]
    return [one["messages"][-1] for one in given]


def answer(made: Made, query: str, **options: Any) -> dict[str, Any]:
    """The answer to one question."""
    return answers(made, asking(query, **options))[0]


def paths(answer: dict[str, Any]) -> list[str]:
    """The paths of its results."""
    assert answer["type"] == "results", answer
    return [result["path"] for result in answer["results"]]


def assert_same(made: Made, questions: Sequence[dict[str, Any]]) -> None:
    """The same sections with the same scores in the same order as the index's own ranking gives."""
    for question, found in zip(questions, answers(made, *questions), strict=True):
        ours = search(made.index, question["query"], question["filters"], question["limit"], question["typing"])
        assert paths(found) == [result.section.path for result in ours], question
        assert [result["score"] for result in found["results"]] == pytest.approx([result.score for result in ours], abs=1e-6), question


QUERIES = (
    *("listening", "carer exhausted", "refuses assessment", "section 42", "s.42(1)", "2026", "1999 2026", "[2026] UKSC 16", "reg 2", "OT", "therapy", "who signs off care"),
    *('"duty of care"', '"mental capacity"', '"capacity mental"', '"beans beans"', '"consent"', '"no such phrase"', '"of the"', '"', '"""', '"duty" "care"', "“duty of care”"),
    *("beans -exhausted", "beans -house exhausted", 'beans -"mental health"', "-beans", "- beans", "house -safe-house", "−beans person", 'beans -"health', "beans-talk"),
    *("exhuasted", "exausted", "asessment", "cpacity", "lisen", "bens", "xyz", "zzzzzzzzzz", "conset beans qqqqq", "s999", "naive facade", "hearign", "the of and", "", "   "),
)


def test_small_questions_are_ranked_as_by_the_index(made: Made) -> None:
    assert_same(made, [asking(query, typing=typing) for query in QUERIES for typing in (False, True)])


@pytest.mark.parametrize("filters", [{"kind": ["policy"]}, {"kind": ["exemplar", "post"]}, {"state": ["superseded"]}, {"audit-heading": ["hearing"], "area": ["north"]}, {"law": ["no-such"]}])
def test_narrowed_questions_are_ranked_as_by_the_index(made: Made, filters: dict[str, list[str]]) -> None:
    assert_same(made, [asking(query, filters=filters) for query in ("beans", "person", "assessment listening")])


def test_questions_among_many_sections_are_ranked_as_by_the_index(many: Made, long: bool) -> None:
    questions: list[dict[str, Any]] = []
    word = st.sampled_from(VOCABULARY) | st.sampled_from(["assesment", "saf", "suport", "plann", "cra", "s9", "reg 3"])
    thing = st.builds("{}{}".format, st.sampled_from(["", "", "", "", "-"]), word) | st.lists(word, min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"')
    narrowed = st.sampled_from([{}, {}, {"kind": ["policy", "post"]}, {"state": ["ended", "superseded"]}, {"audit-heading": ["hearing"], "area": ["north"]}])

    @examples(long, 150, 2_000)
    @given(st.lists(thing, max_size=7).map(" ".join), st.booleans(), narrowed, st.sampled_from([3, 10, 1_000]))
    def gather(query: str, typing: bool, filters: dict[str, list[str]], limit: int) -> None:
        questions.append(asking(query, typing=typing, filters=filters, limit=limit))

    gather()
    assert_same(many, questions)


def test_a_result_says_what_a_reader_needs(made: Made) -> None:
    result = answer(made, "carer exhausted")["results"][0]

    assert result.pop("score") > 0
    assert result == {
        **{"section": 1, "path": "guidance/carers/", "page": "Carers' assessments <b>", "heading": "", "kind": "Guidance", "group": "guidance", "areas": [], "state": ""},
        **{"date": "2026-06-01", "text": SECTIONS[3].text, "quick": "Offer an assessment.", "top": 1, "id": "carers", "marks": ["carer", "exhaust"]},
    }


def test_groups_are_those_of_the_pages(made: Made) -> None:
    groups = {result["path"]: result["group"] for result in answer(made, "beans person", filters={"state": ["superseded"]})["results"] + answer(made, "beans person")["results"]}

    assert groups == {"exemplars/beans/#gate": "exemplars", "blog/beans/": "blog", "policies/listening/": "guidance", "policies/listening/v/1.0/": "guidance"}


def test_a_page_gives_two_results_at_most(made: Made) -> None:
    found = answer(made, "listening person safeguarding capacity", facets=True)

    assert sum(path.startswith("policies/listening/") for path in paths(found)) == 2
    assert found["total"] == len(found["results"])
    assert found["page_count"] == len({path.split("#")[0] for path in paths(found)})


def test_what_is_superseded_is_shown_only_when_asked_for(made: Made) -> None:
    assert "policies/listening/v/1.0/" not in paths(answer(made, "person"))
    assert paths(answer(made, "person", filters={"state": ["superseded"]})) == ["policies/listening/v/1.0/"]


def test_results_come_in_parts(many: Made) -> None:
    for options in ({}, {"facets": True}, {"sort": "latest"}):
        parts = ((0, 30), (0, 15), (15, 15))
        whole, first, second = answers(many, *(asking("care plan", limit=limit, **{"from": start}, **options) for start, limit in parts))

        assert paths(whole) == paths(first) + paths(second)
        assert len(set(paths(whole))) == 30


def test_the_same_results_come_with_the_facets_and_without(many: Made) -> None:
    bare, counted = answers(many, asking("care plan"), asking("care plan", facets=True))

    assert paths(bare) == paths(counted)
    assert (bare["facets"], bare["page_count"]) == (None, None)
    assert counted["page_count"] <= counted["total"] <= bare["total"]


def test_the_latest_pages_come_first(many: Made) -> None:
    found = answer(many, "care plan", sort="latest", limit=1_000)
    dates = [result["date"] for result in found["results"]]

    assert dates == sorted(dates, reverse=True)
    assert {*paths(found)} == {*paths(answer(many, "care plan", limit=1_000, facets=True))}


def test_facets_count_pages_each_with_the_filters_of_the_others(made: Made) -> None:
    counts = {name: {one["value"]: (one["count"], one["on"]) for one in values} for name, values in answer(made, "beans person", filters={"kind": ["policy"]}, facets=True)["facets"].items()}

    assert counts == {
        "kind": {"policy": (1, True), "exemplar": (1, False), "post": (1, False)},
        "audit-heading": {"hearing": (1, False)},
        "rating": {},
        "area": {"north": (1, False)},
        "law": {"act-s1": (1, False)},
        "state": {"superseded": (1, False)},
    }


def test_facets_count_what_their_filter_gives(many: Made) -> None:
    first = answer(many, "care", facets=True, filters={"area": ["north"]})
    pairs = [(name, one) for name, values in first["facets"].items() for one in values if name != "area"]
    narrowed = answers(many, *(asking("care", facets=True, filters={"area": ["north"], name: [one["value"]]}) for name, one in pairs))

    assert len(pairs) > 6
    assert [found["page_count"] for found in narrowed] == [one["count"] for _, one in pairs]


def test_a_word_that_is_unknown_is_mended_and_said(made: Made) -> None:
    found = answer(made, "exhuasted zzzzzzzzzz person")

    assert found["corrected"] == [{"from": "exhuasted", "to": ["exhausted"]}]
    assert found["unknown"] == ["zzzzzzzzzz"]
    assert found["terms"] == ["exhaust", "person"]


def test_a_word_that_exists_is_not_mended(made: Made) -> None:
    assert answer(made, "safer beans")["corrected"] == []


def test_the_last_word_is_completed_only_while_nothing_follows_it(made: Made) -> None:
    queries = ("exhau", "exhau ", "exhau.", "-exhau", '"exhau"', "exhau the")
    found = answers(made, *(asking(query, typing=True) for query in queries), asking("exhau"))

    assert [one["query"] for one in found if "exhaust" in one["terms"] and not one["corrected"]] == ["exhau"]
    assert found[-1]["terms"] == []


def test_names_of_the_same_thing_are_also_searched_for_and_explained(made: Made) -> None:
    queries = (asking("occupational therapists"), asking("what does an ot do"), asking("ot for a carer"), asking("ot", **{"from": 10}))
    found = answers(made, *queries)
    expected = [{"title": "OT", "text": SECTIONS[6].text, "path": "glossary/#ot", "source": "Glossary", "date": DAY.isoformat()}]

    assert [one["answers"] for one in found] == [expected, expected, [], []]
    assert (found[0]["also"], found[2]["also"]) == (["OT", "therapy"], ["Occupational therapist", "therapy"])


def test_what_was_asked_is_marked_and_not_its_other_names(made: Made) -> None:
    marks = {one["path"]: one["marks"] for one in answer(made, "ot")["results"]}

    assert marks["glossary/#ot"] == ["ot"]


def test_a_page_whose_title_was_asked_for_answers_with_its_quick_read(made: Made) -> None:
    expected = [{"title": "Visit planner <b>", "text": "Plan the visit.", "path": "tools/planner/", "source": "Tool", "date": DAY.isoformat()}]

    assert [found["answers"] for found in answers(made, asking("visit planner"), asking("the planners of visits"))] == [expected, expected]
    assert [found["answers"] for found in answers(made, asking("visit"), asking("visit planner beans"))] == [[], []]


def test_who_asks_for_a_role(made: Made) -> None:
    expected = [{"title": "Practice lead", "text": "Agrees care at the weekend.", "path": "", "source": "Who to ask", "date": DAY.isoformat(), "contact": "lead@tiny.example"}]
    queries = ("who agrees care", "who is the practice lead", "who can agree beans", "care at the weekend", "who", "who grows beans")

    assert [one["answers"] for one in answers(made, *(asking(query) for query in queries))] == [expected, expected, expected, [], [], []]


def test_when_nothing_fits_it_says_where_to_go_on(made: Made) -> None:
    found = answer(made, "zzzzzzzzzz")

    assert (found["total"], found["results"]) == (0, [])
    assert found["nothing"]["areas"] == [["North team", "areas/north/"]]
    assert answer(made, "beans")["nothing"] is None


HOSTILE = (
    " ".join(["beans"] * 10_000),
    " ".join(f"word{number}" for number in range(10_000)),
    " ".join(chr(97 + number % 26) * (number % 9 + 3) for number in range(10_000)),
    *(".*", "(a+)+$", "[[:alpha:]]{9999}", "\\", "^beans$", "beans|person", "${7*7}", "(?<x>"),
    *("<script>alert(1)</script>", "<b>beans</b>", "&lt;", "'; DROP TABLE beans; --", "__proto__", "constructor", "hasOwnProperty toString", "__proto__ beans"),
    *("العربية", "\u202ebeans", "beans\u200f person", "👩‍⚕️", "👩‍⚕️ beans 🫘", "\ud800", "beans \udfff", "\ud83d beans", "\0", "beans\0person", "ﬃ½Ⅷ", "e" + "\u0301" * 3_000),
    *("a" * 5_000, "-" * 3_000, '"' * 2_001, "“”" * 1_500, '"a ' * 900, "'" * 2_500, "[" * 2_500, "s" * 1_999 + "42", "(" * 2_000 + "1", " " * 1_990 + "beans and person", "- " * 1_000, "ß" * 64),
)


def test_hostile_questions_are_answered_as_by_the_index(made: Made) -> None:
    assert_same(made, [asking(query, typing=typing) for query in HOSTILE for typing in (False, True)])


def test_hostile_questions_among_many_sections_are_answered(many: Made) -> None:
    found = answers(many, *(asking(query, typing=True, facets=True) for query in HOSTILE))

    assert [one["type"] for one in found] == ["results"] * len(HOSTILE)


def test_words_that_a_question_is_put_together_with_are_asked_for_only_where_nothing_else_is(made: Made) -> None:
    queries = ("how do i get beans", "get", '"get" beans', "don't get off of it", "beans that get")
    found = answers(made, *(asking(query) for query in queries), asking("beans that get", typing=True))

    assert [one["unknown"] for one in found] == [[], ["get"], ["get"], ["dont", "get", "off"], [], ["get"]]
    assert_same(made, [asking(query, typing=typing) for query in queries for typing in (False, True)])


def test_only_the_first_64_words_that_count_are_asked(made: Made) -> None:
    filler = "the of zzzz0 " * 63

    assert "bean" in answer(made, f"{filler} beans")["terms"]
    assert answer(made, f"{filler} zzzz1 beans")["terms"] == []


def test_whatever_is_typed_is_answered_as_by_the_index(made: Made, long: bool) -> None:
    questions: list[dict[str, Any]] = []
    piece = st.sampled_from(['"', "“", "-", "−", " ", " ", "\u00a0", "\x1c", "\ufeff", ".", "beans", "mental", "capacity", "duty of care", "section 42", "exhuasted", "safe"]) | st.characters(exclude_categories=["Cn"])

    @examples(long, 150, 3_000)
    @given(st.lists(piece, max_size=9).map("".join), st.booleans())
    def gather(query: str, typing: bool) -> None:
        questions.append(asking(query, typing=typing))

    gather()
    assert_same(made, questions)


def test_only_the_files_that_a_question_needs_are_fetched(many: Made) -> None:
    [_, first, again, facets] = engine(serving(many.folder), posting(asking("care")), posting(asking("care")), posting(asking("care", facets=True)))
    kinds = [request.split("/")[2].split(".")[0] for request in first["requests"]]

    assert sorted({*kinds}) == ["answers", "manifest", "runs", "terms", "texts"]
    assert kinds.count("terms") == kinds.count("manifest") == kinds.count("answers") == kinds.count("runs") == 1
    assert first["requests"][0] == "assets/search/manifest.json no-cache"
    assert again["requests"] == []
    assert [request.split(".")[0] for request in facets["requests"]] == ["assets/search/facets"]


def test_the_manifest_is_fetched_ahead(made: Made) -> None:
    [_, ahead, asked, _, both] = engine(
        serving(made.folder), posting({"type": "prefetch"}), posting(asking("beans")), serving(made.folder), posting({"type": "prefetch"}, asking("beans", 1), asking("beans", 2))
    )

    assert [message["type"] for message in ahead["messages"]] == ["ready"]
    assert len(ahead["requests"]) == 1
    assert [message["type"] for message in asked["messages"]] == ["results"]
    assert not any("manifest" in request for request in asked["requests"])
    assert sum("manifest" in request for request in both["requests"]) == 1


@pytest.mark.parametrize("pause", [0, 50])
def test_a_newer_search_stops_an_older_one(made: Made, pause: int) -> None:
    commands = [posting({"type": "prefetch"}), posting(asking("beans", 1), asking("listening", 2), asking("person", 3), pause=pause), posting(asking("beans", 4))]
    [_, _, done, later] = engine(serving(made.folder, fault("answers.", "never", times=2 if pause else 0)), *commands)

    assert [message["id"] for message in done["messages"]] == [3]
    assert len(done["stopped"]) == (2 if pause else 0)
    assert "exemplars/beans/#gate" in paths(later["messages"][-1])


@pytest.mark.parametrize("path", ["manifest.json", "terms/", "texts/", "answers."])
@pytest.mark.parametrize("trouble", [503, "unreachable", "cut"])
def test_a_file_that_fails_twice_is_fetched_a_third_time(made: Made, path: str, trouble: int | str) -> None:
    [_, done] = engine(serving(made.folder, fault(path, trouble, times=2)), posting(asking("listening")))

    assert "policies/listening/#who" in paths(done["messages"][-1])
    assert [request.split()[-1] for request in done["requests"] if path in request][-2:] == ["reload", "reload"]


def test_a_file_that_fails_three_times_is_said_and_the_next_search_tries_again(made: Made) -> None:
    [_, failed, later] = engine(serving(made.folder, fault("terms/", 500, times=3)), posting(asking("listening", 7)), posting(asking("listening", 8)))

    assert failed["messages"][-1] == {"type": "error", "id": 7, "message": "Search could not load one of its files. Check your connection and try again."}
    assert "policies/listening/#who" in paths(later["messages"][-1])


def test_a_site_that_was_built_anew_is_searched_as_it_is_now(made: Made, library: Library, tmp_path: Path) -> None:
    served = tmp_path / "served"
    shutil.copytree(made.folder, served)
    changed = make(tmp_path / "changed", library, [*SECTIONS, Section(BEANS, "more", "More", "Pumpkins are not beans. Marrows neither.")])
    manifest = served / "assets/search/manifest.json"
    old = manifest.read_bytes()
    shutil.rmtree(served)
    shutil.copytree(changed.folder, served)
    (served / "assets/search/manifest.json").write_bytes(old)
    new = json.loads((changed.folder / "assets/search/manifest.json").read_bytes())

    assert json.loads(old)["terms"]["files"] != new["terms"]["files"]
    [_, gone] = engine(serving(served), posting(asking("beans")))
    assert gone["messages"][-1]["type"] == "error"
    assert sum("manifest" in request for request in gone["requests"]) == 2
    [_, found] = engine(serving(changed.folder, fault("terms/", 404)), posting(asking("pumpkins")))
    assert paths(found["messages"][-1]) == ["exemplars/beans/#more"]
    assert [message["type"] for message in found["messages"]] == ["ready", "ready", "results"]


def test_terms_that_are_numbers_are_read_in_their_place(made: Made) -> None:
    manifest = json.loads((made.folder / "assets/search/manifest.json").read_bytes())
    heads = [json.loads(gzip.decompress((made.folder / f"assets/search/terms/{name}.bin").read_bytes()).split(b"\n", 1)[0]) for name in manifest["terms"]["files"]]

    assert {"1999", "2026"} <= {term for head in heads for term in head}
    assert paths(answer(made, "1999")) == ["policies/listening/#when"]
