"""The page of figures, `benchmarks/search.md`: a section for each part that was measured, with what was promised of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from answering import Judged, OnCranfield
from fetching import QUESTIONS, SHOWN, SLOW, Costs, Size
from indexing import Seconds

NAMES = {"ours": "ours", "ours, Python": "ours, Python", "lunr": "Lunr", "pagefind": "Pagefind"}

Parts = Mapping[str, str]
"""Sections of the page by title."""


def joined(opening: str, parts: Parts, before: str = "") -> str:
    """The page; parts that were not measured now stay as they were before."""
    kept = {title: body.strip() for title, body in re.findall(r"(?ms)^## (.+?)\n(.*?)(?=^## |\Z)", before)}
    return "\n\n".join([opening, *(f"## {title}\n\n{body}" for title, body in (kept | parts).items())]) + "\n"


def opening(documents: int) -> str:
    """What the page is."""
    return f"""# Search, measured

`make bench-search CRANFIELD=FOLDER` writes this page; see `benchmarks/README.md`. Ours is measured beside Lunr, as Material's search plugin runs it, and Pagefind, on the same pages in the same run. The large site is the real content among {documents:,} synthetic documents. Ratios are what is promised: absolute times belong to the machine."""


def judged(measured: Judged, documents: int, day: date) -> Parts:
    """How well judged queries are answered."""
    rows = []
    for (half, place, name), one in measured.figures.items():
        shares = (one.success_1, one.success_3, one.page_3, one.mrr, one.zero, one.empty)
        rows.append((half, place, NAMES[name], one.queries, *(f"{share:.3f}" for share in shares), one.long_zero))
    table = _table(("half", "site", "search", "queries", "success@1", "success@3", "page@3", "MRR", "no result", "rightly none", "long, no result"), rows)
    promises = [_promise("the browser's ranker gives what our Python gives", f"{measured.alike} of {measured.compared}", measured.alike == measured.compared)]
    long_zero = sum(one.long_zero for (_, _, name), one in measured.figures.items() if name.startswith("ours"))
    promises.append(_promise("no long query with no result", str(long_zero), not long_zero))
    held_back = measured.figures.get(("held back", "among", "ours, Python"))
    if held_back:
        promises.append(_promise("success@3, held back, among synthetic documents: 90% or more (to reach: 97%)", f"{held_back.success_3:.1%}", held_back.success_3 >= 0.9))
    runs = f"Runs that opened the half held back, this one included: {measured.runs}." if measured.runs else "The half that is held back was left alone."
    text = f"""On {day}. A result counts if it is an answer, or a section of a page that is one as a whole; of a page, each search gives its best two sections at most. “Page@3” counts any section of an answer's page: the peers know no entries of the glossary, since those have no headings of their own. “No result” is of the queries that a page answers, “rightly none” of those that none does, “long” of three or more words of which one or more are on the site. “Among” is among {documents:,} synthetic documents. {runs}"""
    return {"Judged queries": "\n\n".join((text, table, *promises))}


def cranfield(measured: OnCranfield, day: date) -> Parts:
    """How well the collection's questions are answered."""
    rows = [(NAMES.get(name, name), f"{score:.3f}", measured.none[name]) for name, score in measured.scores.items()]
    mine, one_field, two_fields = (measured.scores[name] for name in ("ours", "Whoosh alone, one field", "Whoosh alone, title and body"))
    best = max(one_field, measured.scores["Lunr"], measured.scores["pagefind"])
    promises = [
        _promise("above Whoosh on one field, Lunr and Pagefind (to reach: 0.40)", f"{mine:.3f} beside {best:.3f}", mine > best),
        f"Whoosh with titles in a field of their own is a stronger peer than the one that the promise names: ours is {mine - two_fields:+.3f} beside it.",
        _promise("no question with no result", str(measured.none["ours"]), not measured.none["ours"]),
        _promise("the browser's ranker gives what our Python gives, on all questions", f"{measured.alike} of {measured.compared}", measured.alike == measured.compared),
    ]
    text = f"On {day}. The even questions; ranking was tuned on the odd ones. `cranfield.py` says how relevance is counted. Lunr is npm's with its own settings. Whoosh has its Snowball analyser and its own BM25F, and is asked for any of the words."
    return {"Cranfield": "\n\n".join((text, _table(("search", "nDCG@10", "questions with no result"), rows), *promises))}


def browser(costs: Mapping[str, Costs], documents: int, day: date) -> Parts:
    """What questions cost in Chromium."""
    rows = [
        (NAMES[name], _kilobytes(one.bytes), one.requests, f"{one.cold:,.0f} ms", f"{one.cold_slow:,.0f} ms", f"{one.warm:.1f} ms", f"{one.warm_95:.1f} ms")
        for name, one in costs.items()
    ]
    mine, peer = costs["ours"], costs["pagefind"]
    promises = [
        _promise("bytes of the first query at most 2 × Pagefind's (to reach: 1.3 ×)", f"{mine.bytes / peer.bytes:.2f} ×", mine.bytes <= 2 * peer.bytes),
        _promise("first result faster than Pagefind's (to reach: half)", f"{mine.cold / peer.cold:.2f} ×", mine.cold < peer.cold),
        _promise("warm, 95th percentile, no slower than Pagefind's (to reach: a third)", f"{mine.warm_95 / peer.warm_95:.2f} ×", mine.warm_95 <= peer.warm_95),
    ]
    head = ("search", "first query", "requests", "first result", f"with {SLOW * 1000:.0f} ms an answer", "warm, median", "warm, 95%")
    text = f"""On {day}, among {documents:,} synthetic documents. Of each search the first {SHOWN} results with their texts, without an interface. First queries: medians over {QUESTIONS} queries, each in a fresh browser, scripts included, bytes as sent. Warm: every query of the tuning half, asked once before. The searches took turns."""
    return {"In Chromium": "\n\n".join((text, _table(head, rows), *promises))}


def many(sizes: Sequence[Size], documents: int, day: date) -> Parts:
    """How what is fetched grows."""
    rows = [(f"{one.documents:,}", f"{one.sections:,}", _kilobytes(one.ours), _kilobytes(one.ours_most), one.ours_requests, _kilobytes(one.pagefind)) for one in sizes]
    ratio = sizes[-1].ours / next(one.ours for one in sizes if one.documents == documents)
    text = f"On {day}. The real content's sections among synthetic ones that were made directly, without rendering pages, with a vocabulary that grows. The same first queries as above."
    promise = _promise(f"at {sizes[-1].documents:,} documents at most 4 × that at {documents:,} (to reach: 2.5 ×)", f"{ratio:.2f} ×", ratio <= 4)
    table = _table(("synthetic documents", "sections", "ours, first query", "most", "requests", "Pagefind, first query"), rows)
    return {"What a larger site costs": "\n\n".join((text, table, promise))}


def growth(seconds: Sequence[Seconds], day: date) -> Parts:
    """How long indexing takes."""
    rows = [(f"{one.documents:,}", f"{one.sections:,}", f"{one.ours:.2f}", f"{one.whoosh:.2f}", f"{one.pagefind:.2f}", f"{one.ours / one.whoosh:.2f}") for one in seconds]
    at = next((one for one in seconds if one.documents == 1_000), seconds[-1])
    promise = _promise(f"at {at.documents:,} documents at most 1.5 × Whoosh alone (to reach: less than 1 ×)", f"{at.ours / at.whoosh:.2f} ×", at.ours <= 1.5 * at.whoosh)
    text = f"On {day}. Index and shards of ours, the index of Whoosh alone and Pagefind's, of the same sections; processor seconds, the least of several rounds."
    return {"Indexing": "\n\n".join((text, _table(("documents", "sections", "ours", "Whoosh alone", "Pagefind", "ours / Whoosh"), rows), promise))}


def _kilobytes(size: int | None) -> str:
    return "" if size is None else f"{size / 1000:,.0f} kB"


def _promise(what: str, measured: str, holds: bool) -> str:
    return f"Promised: {what}. Measured: {measured}, which **{'holds' if holds else 'does not hold'}**."


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
