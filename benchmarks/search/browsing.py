"""Asks searches in Chromium, each on a page that does nothing else, and times them there."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from serving import Server

ENGINES = Path(__file__).parent / "engines"
HARNESS = "/asking/"
"""Where the page that asks is served; it is not counted."""

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@dataclass(frozen=True)
class Engine:
    """A search, and below which path of the server the site is that it searches."""

    name: str
    below: str
    worker: str = ""
    """Lunr's: the path of the theme's worker."""


@dataclass(frozen=True)
class Asked:
    """A question's results, and how long they took."""

    milliseconds: float
    paths: tuple[str, ...]
    scores: tuple[float, ...]


@dataclass(frozen=True)
class Cold:
    """The first question in a browser that has nothing yet."""

    milliseconds: float
    bytes: int
    requests: int


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser."""
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


Ask = Callable[[Sequence[str], int], list[Asked]]
"""Asks questions in turn, each for so many results."""


@contextmanager
def opened(browser: Browser, server: Server, engine: Engine) -> Iterator[Ask]:
    """A search in a fresh browser, its cache empty; the first question fetches what it needs."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(600_000)
    page.goto(f"{server.address}{HARNESS}?engine={engine.name}&base={engine.below}&worker={engine.worker}")
    page.wait_for_function("window.ready")

    def ask(questions: Sequence[str], limit: int) -> list[Asked]:
        return [_asked(one) for one in page.evaluate("([questions, limit]) => window.ask(questions, limit)", [list(questions), limit])]

    yield ask
    context.close()


def cold(browser: Browser, server: Server, engine: Engine, question: str, limit: int) -> Cold:
    """Ask one question in a fresh browser; the clock starts when it is asked and nothing has been fetched."""
    server.sent.clear()
    with opened(browser, server, engine) as ask:
        asked = ask([question], limit)[0]
    sent = [size for path, size in server.sent if path.startswith(engine.below)]
    return Cold(asked.milliseconds, sum(sent), len(sent))


def _asked(one: dict) -> Asked:  # type: ignore[type-arg]
    results = one["results"]
    return Asked(one["milliseconds"], tuple(result["path"] for result in results), tuple(result["score"] for result in results))
