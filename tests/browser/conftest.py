"""Chromium, and the real site served to it from this machine alone."""

import functools
import http.server
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from conftest import ROOT, Site
from playwright.sync_api import Browser, Page, Request, Response, sync_playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
SUB_PATH = "/council/practice/"
"""Where a council may put the site below its own."""

FAKE_WORKER = ROOT / "tests/search/fake-worker.js"


class Server(http.server.ThreadingHTTPServer):
    """A server to which a browser may hang up, as it does on what it was fetching when it leaves a page."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of that, and all of anything else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site below a path, with its own 404 page."""

    def __init__(self, *arguments: Any, below: str, **options: Any) -> None:
        self.below = below
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        """The file of an address; outside the path there is none."""
        if not path.startswith(self.below):
            return str(Path(self.directory) / "nothing-here")
        return super().translate_path("/" + path.removeprefix(self.below))

    def do_GET(self) -> None:
        """The site map names this server, as it names a council's own, or Material would not navigate without loading anew."""
        if self.path != f"{self.below}sitemap.xml":
            super().do_GET()
            return
        site_map = (Path(self.directory) / "sitemap.xml").read_text(encoding="utf-8")
        built_for = site_map.partition("<loc>")[2].partition("</loc>")[0]
        self.answer(200, "application/xml", site_map.replace(built_for, f"http://{self.headers['Host']}{self.below}").encode())

    def answer(self, status: int, kind: str, body: bytes) -> None:
        """Send a page that is no file."""
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is not there."""
        if code == 404:
            self.answer(404, "text/html", (Path(self.directory) / "404.html").read_bytes())
        else:
            super().send_error(code, message, explain)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, below: str = "/") -> Iterator[str]:
    """Serve a built site on a free port of this machine."""
    handler = functools.partial(Handler, directory=str(folder), below=below)
    with Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}{below}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def at_root(real: Site) -> Iterator[str]:
    """The real site's address, at the root of a host."""
    with served(real.root / "site") as address:
        yield address


@pytest.fixture(scope="session")
def below_a_path(real: Site) -> Iterator[str]:
    """The real site's address, below a path."""
    with served(real.root / "site", SUB_PATH) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser, started once."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not path:
        pytest.fail("There is no Chromium here: run sh tests/prepare.sh.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@dataclass
class Reader:
    """Someone who reads the site in a fresh browser, and all that their browser asked for."""

    page: Page
    address: str
    requests: list[Request] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def goes_to(self, address: str, until: Literal["load", "networkidle"] = "load") -> Page:
        """Open a page, by its address below the site's own, and wait until it is there, or at rest."""
        self.page.goto(self.address + address, wait_until=until)
        return self.page

    def asked_elsewhere(self) -> list[str]:
        """What the browser asked of anyone but the site."""
        return [one.url for one in self.requests if not one.url.startswith((self.address, "data:", "blob:"))]

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, selector: str, limit: int = 80) -> None:
        """Press Tab until what is focused matches."""
        for _ in range(limit):
            self.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{limit} presses of Tab do not reach {selector}")


@pytest.fixture
def reader(chromium: Browser, at_root: str) -> Iterator[Callable[..., Reader]]:
    """Makes readers, none of whose browsers may ask anything of another host; options are Playwright's for a context."""
    readers: list[Reader] = []

    def make(address: str = at_root, **options: Any) -> Reader:
        one = Reader(chromium.new_context(**options).new_page(), address)
        readers.append(one)
        one.page.set_default_timeout(20_000)
        one.page.on("request", lambda request: one.requests.append(request))
        one.page.on("response", lambda response: one.responses.append(response))
        one.page.on("pageerror", lambda error: one.errors.append(str(error)))
        return one

    yield make
    for one in readers:
        one.page.context.close()
    assert [url for one in readers for url in one.asked_elsewhere()] == []


@pytest.fixture
def asker(reader: Callable[..., Reader]) -> Callable[..., Reader]:
    """Makes readers whose searches a made-up worker answers, always the same; options are those of `reader`."""

    def make(*address: str, **options: Any) -> Reader:
        one = reader(*address, service_workers="block", **options)  # which would answer before the route does
        one.page.context.route("**/assets/browser/search-worker.js", lambda route: route.fulfill(path=FAKE_WORKER, content_type="text/javascript"))
        return one

    return make


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility rules, as a script."""
    file = ROOT / "tests/browser/node_modules/axe-core/axe.min.js"
    if not file.exists():
        pytest.fail("There is no axe-core here: run sh tests/prepare.sh.")
    return file.read_text(encoding="utf-8")
