"""What was opened, and what a reader asked to keep, is there when the network is not; and nobody is kept in an old version."""

import functools
import http.server
import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from conftest import TINY, Site
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.conftest import Handler

NORTH_ONLY = "policies/listening/"
SOUTH_ONLY = "policies/asking/"
BELOW = "/handbook/"
TWO_AREAS = """
    service_areas:
      - {id: north, title: North team, summary: Works in the north, icon: home, meets_people: true, contacts: [lead]}
      - {id: south, title: South team, summary: Works in the south, icon: door, meets_people: true, contacts: [lead]}
"""


class Network:
    """A site on a port of this machine, with a cable that can be pulled."""

    def __init__(self, folder: Path) -> None:
        self.handler = functools.partial(Recorded, directory=str(folder), below=BELOW, asked=[])
        self.asked: list[str] = self.handler.keywords["asked"]
        self.port = 0
        self.connect()

    @property
    def address(self) -> str:
        """The site's address."""
        return f"http://127.0.0.1:{self.port}{BELOW}"

    def connect(self) -> None:
        """Serve, on the same port as before."""
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), self.handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    def cut(self) -> None:
        """Serve no more: connections are refused."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class Recorded(Handler):
    """Notes what it is asked for, and answers as one connection a request, so that a cut is one."""

    protocol_version = "HTTP/1.0"

    def __init__(self, *arguments: object, asked: list[str], **options: object) -> None:
        self.asked = asked
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Note the address, and answer."""
        self.asked.append(self.path)
        super().do_GET()


@pytest.fixture
def handbook(tiny: Site) -> Site:
    """A tiny site with two services, each with a policy of its own."""
    tiny.write("framework/service-areas.yml", TWO_AREAS)
    policy = TINY["docs/policies/listening.md"].replace("id: listening", "id: asking").replace("Listening", "Asking").replace("[north]", "[south]")
    tiny.write(f"docs/{SOUTH_ONLY.removesuffix('/')}.md", policy)
    built(tiny)
    return tiny


def built(site: Site) -> None:
    """Build it."""
    done = site.build()
    assert done.returncode == 0, done.stderr


@pytest.fixture
def network(handbook: Site) -> Iterator[Network]:
    """The site, served."""
    one = Network(handbook.root / "site")
    yield one
    one.cut()


@pytest.fixture
def page(chromium: Browser, network: Network) -> Iterator[Page]:
    """A page of a fresh browser, whose worker's requests are seen too."""
    context = chromium.new_context()
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()
    assert [url for url in requests if not url.startswith((network.address, "data:", "blob:"))] == []


def opens(page: Page, network: Network, address: str) -> Page:
    """Go to an address of the site."""
    page.goto(network.address + address)
    return page


def pages_kept(page: Page) -> set[str]:
    """The addresses of the pages that the worker has noted as kept, with all that they need."""
    found = page.evaluate("""async () => {
        for (const name of await caches.keys()) {
            const notes = await caches.match(new URL("/handbook/assets/offline/notes", location.href).href, {cacheName: name});
            if (notes) return Object.entries((await notes.json()).pages).filter(([, note]) => note.opened).map(([address]) => address);
        }
        return [];
    }""")
    return set(found)


def opened_and_kept(page: Page, network: Network, *addresses: str) -> None:
    """Open pages, one after another, and wait until each is kept."""
    for address in addresses:
        opens(page, network, address)
        until(lambda: address in pages_kept(page), page)


def until(holds: Callable[[], bool], page: Page, seconds: float = 10) -> None:
    """Wait until something holds."""
    for _ in range(int(seconds * 20)):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come to be")


def today() -> str:
    """The day in London, as readers write it."""
    now = datetime.now(ZoneInfo("Europe/London"))
    return f"{now.day} {now:%B %Y}"


def row(page: Page, title: str) -> object:
    """The row of a choice on the page for keeping."""
    return page.locator(".pb-keep__choices > li").filter(has=page.get_by_role("heading", name=title, exact=True))


def keep(page: Page, network: Network, title: str) -> None:
    """Keep a choice, to the end."""
    opens(page, network, "keep/")
    page.get_by_role("button", name=f"Keep {title}", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="100%")).to_have_text(f"{title}: 100%, kept on this device.")


def test_a_page_that_was_opened_is_there_without_a_network_and_says_from_which_day(page: Page, network: Network) -> None:
    opened_and_kept(page, network, NORTH_ONLY)
    network.cut()

    opens(page, network, NORTH_ONLY)

    expect(page.get_by_role("heading", level=1)).to_have_text("Listening")
    expect(page.locator(".pb-kept")).to_have_text(f"Kept copy from {today()}. The site cannot be reached.")
    assert page.evaluate("[...document.styleSheets].some(sheet => sheet.href?.endsWith('practicebook.css') && sheet.cssRules.length > 100)")
    network.connect()


def test_a_page_from_the_network_has_no_such_line(page: Page, network: Network) -> None:
    opened_and_kept(page, network, NORTH_ONLY)
    opens(page, network, NORTH_ONLY)

    expect(page.locator(".pb-kept")).to_be_hidden()
