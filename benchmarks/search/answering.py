"""Which search finds what was asked for: the judged queries on both sites, and the Cranfield collection."""

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import cranfield
import judged
import made
import ours
import sites
import whoosh_alone
from browsing import ENGINES, HARNESS, Asked, Engine, opened
from judged import Figures, Query
from playwright.sync_api import Browser
from serving import served

from practicebook.search.analysis import STOP

HERE = Path(__file__).parent
@dataclass(frozen=True)
class Judged:
    """The figures of every search, by half, place and name; and how far the browser and Python agree."""

    figures: Mapping[tuple[str, str, str], Figures]
    alike: int
    compared: int
    runs: int | None
    """How often the half that is held back has been opened, this run included; `None` where it was not."""


@dataclass(frozen=True)
class OnCranfield:
    """nDCG@10 on the even questions; how many of them got no result; and how far the browser and Python agree on all."""

    scores: Mapping[str, float]
    none: Mapping[str, int]
    alike: int
    compared: int


def judged_queries(browser: Browser, places: Mapping[str, sites.Sites], with_held_back: bool) -> Judged:
    """Ask every search every query, on each site."""
    halves = {"tuning": judged.read(judged.TUNING)} | ({"held back": judged.read(judged.HELD_BACK)} if with_held_back else {})
    figures: dict[tuple[str, str, str], Figures] = {}
    alike = compared = 0
    for place, site in places.items():
        answers = {half: _ask_all(browser, site, queries) for half, queries in halves.items()}
        vocabulary = _words_of(site)
        for half, queries in halves.items():
            for name, asked in answers[half].items():
                figures[half, place, name] = judged.measure(queries, [one.paths for one in asked], vocabulary)
            alike += sum(map(ours.same, answers[half]["ours"], answers[half]["ours, Python"]))
            compared += len(queries)
    runs = None
    if with_held_back:
        runs = judged.count_run(date.today(), {place: figures["held back", place, "ours, Python"] for place in places})
    return Judged(figures, alike, compared, runs)


def _ask_all(browser: Browser, site: sites.Sites, queries: Sequence[Query]) -> dict[str, list[Asked]]:
    texts = [query.text for query in queries]
    found = {"ours, Python": ours.ask(ours.left_by_build(site.ours), texts, judged.DEPTH)}
    with served(site.served | {HARNESS: ENGINES}) as server:
        for engine in site.engines:
            with opened(browser, server, engine) as ask:
                found[engine.name] = ask(texts, judged.DEPTH)
    return found


def _words_of(site: sites.Sites) -> frozenset[str]:
    """Every word of the site that some search may have in its index."""
    index = json.loads((site.plain / "site/search/search_index.json").read_text(encoding="utf-8"))
    return frozenset(word for one in index["docs"] for word in judged.words(f"{one['title']} {one['text']}")) - STOP


def on_cranfield(browser: Browser, copy: Path, folder: Path) -> OnCranfield:
    """Ask every search the questions of the collection."""
    collection = cranfield.read(copy)
    texts = list(collection.questions.values())
    sections = made.of_abstracts(collection.documents)
    index = ours.build(sections, folder / "ours")
    made.as_html(sections, folder / "pages")
    sites.pagefind(folder / "pages")
    found = {
        "ours, Python": ours.ask(index, texts, cranfield.DEPTH),
        **{f"Whoosh alone, {name}": _plain(ask(texts)) for name, ask in _whoosh(collection, folder).items()},
        "Lunr": _plain(_lunr(collection, texts)),
    }
    with served({"/ours/": folder / "ours/site", "/pagefind/": folder / "pages", HARNESS: ENGINES}) as server:
        for name in ("ours", "pagefind"):
            with opened(browser, server, Engine(name, f"/{name}/")) as ask:
                found[name] = ask(texts, cranfield.DEPTH)
    reported = {name: {number: [path.strip("/") for path in one.paths] for number, one in zip(collection.questions, asked, strict=True) if number in collection.reported} for name, asked in found.items()}
    return OnCranfield(
        {name: cranfield.ndcg(collection, run) for name, run in reported.items()},
        {name: sum(not ids for ids in run.values()) for name, run in reported.items()},
        sum(map(ours.same, found["ours"], found["ours, Python"])),
        len(texts),
    )


def _whoosh(collection: cranfield.Collection, folder: Path) -> dict[str, Callable[[Sequence[str]], list[list[str]]]]:
    """One field, as the promise was made beside; and two, which is better."""
    two = whoosh_alone.write(folder / "whoosh-two", ((one.id, one.title, one.text) for one in collection.documents))
    one = whoosh_alone.write(folder / "whoosh-one", ((one.id, "", f"{one.title} {one.text}") for one in collection.documents))
    return {"one field": lambda texts: whoosh_alone.ask(one, texts, ("body",)), "title and body": lambda texts: whoosh_alone.ask(two, texts)}


def _lunr(collection: cranfield.Collection, texts: Sequence[str]) -> list[list[str]]:
    asked = json.dumps({"documents": [vars(one) for one in collection.documents], "questions": texts})
    ran = subprocess.run(["node", HERE / "lunr.mjs"], input=asked, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)  # type: ignore[no-any-return]


def _plain(found: Sequence[Sequence[str]]) -> list[Asked]:
    return [Asked(0.0, tuple(ids), ()) for ids in found]
