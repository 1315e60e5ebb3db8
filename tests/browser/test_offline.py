"""What was opened, and what a reader asked to keep, is there when the network is not; and nobody is kept in an old version."""

import functools
import json
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from conftest import TINY, Site
from playwright.sync_api import Browser, Error as PlaywrightError, Locator, Page, expect

from browser.conftest import Handler, Server
from practicebook import outputs

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
        self.server = Server(("127.0.0.1", self.port), self.handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    def cut(self) -> None:
        """Serve no more: connections are refused."""
        if not self.thread.is_alive():
            return
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class Recorded(Handler):
    """Notes what it is asked for, and answers as one connection a request, so that a cut is one."""

    protocol_version = "HTTP/1.0"

    def __init__(self, *arguments: object, asked: list[str], delay: float = 0, delay_of_list: float = 0, **options: object) -> None:
        self.asked, self.delay, self.delay_of_list = asked, delay, delay_of_list
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        """As the docs ask of a host."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def do_GET(self) -> None:
        """Note the address, and answer."""
        self.asked.append(self.path)
        time.sleep(self.delay_of_list if self.path.endswith("/assets/offline.json") else self.delay)
        super().do_GET()


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A tiny site with two services, each with a policy of its own, built."""
    site = Site(tmp_path_factory.mktemp("handbook"))
    for path, text in TINY.items():
        site.write(path, text)
    site.write("framework/service-areas.yml", TWO_AREAS)
    policy = TINY["docs/policies/listening.md"].replace("id: listening", "id: asking").replace("Listening", "Asking").replace("[north]", "[south]")
    site.write(f"docs/{SOUTH_ONLY.removesuffix('/')}.md", policy)
    built(site)
    return site


@pytest.fixture
def handbook(first_build: Site, tmp_path: Path) -> Site:
    """The same, for a test to change."""
    shutil.copytree(first_build.root, tmp_path / "handbook")
    return Site(tmp_path / "handbook")


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


def listed_anew(site: Site) -> None:
    """List the files of the site again, after a test has changed some as a build would."""
    edition = site.prepare().edition
    assert edition
    outputs.offline.write(edition, site.root / "site", enabled=True)


def today() -> str:
    """The day in London, as readers write it."""
    now = datetime.now(ZoneInfo("Europe/London"))
    return f"{now.day} {now:%B %Y}"


def facts(page: Page, title: str) -> Locator:
    """What the page for keeping says of a choice."""
    return page.locator(".pb-keep__choices > li").filter(has=page.get_by_role("heading", name=title, exact=True)).locator(".pb-keep__facts")


def registrations(page: Page) -> int:
    """How many service workers this browser has for the site."""
    return int(page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)"))


def stores(page: Page) -> list[str]:
    """The names of the browser's caches."""
    return list(page.evaluate("caches.keys()"))


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


def test_a_page_from_the_network_has_no_such_line(page: Page, network: Network) -> None:
    opened_and_kept(page, network, NORTH_ONLY)
    opens(page, network, NORTH_ONLY)

    expect(page.locator(".pb-kept")).to_be_hidden()


def test_a_reader_who_stays_online_is_told_when_the_network_is_theirs_that_is_gone(page: Page, network: Network) -> None:
    opened_and_kept(page, network, NORTH_ONLY)
    network.cut()
    page.context.set_offline(True)

    opens(page, network, NORTH_ONLY)

    expect(page.locator(".pb-kept")).to_have_text(f"Kept copy from {today()}. You are offline.")


def test_a_kept_service_is_there_without_a_network_with_its_policy_and_the_search(page: Page, network: Network) -> None:
    keep(page, network, "North team")
    network.cut()

    for address, title in ((NORTH_ONLY, "Listening"), ("areas/north/", "North team"), ("", "What do you need?"), ("search/?q=listen&area=north", "Search"), ("law/", "The law")):
        opens(page, network, address)
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        expect(page.locator(".pb-kept")).to_be_visible()


def test_a_page_that_is_not_kept_leads_to_what_is(page: Page, network: Network) -> None:
    keep(page, network, "North team")
    opened_and_kept(page, network, "about/front-matter/")
    network.cut()

    opens(page, network, SOUTH_ONLY)

    expect(page.get_by_role("note").filter(has_text="That page is not kept on this device")).to_be_visible()
    assert page.get_by_role("link", name="Try it again").get_attribute("href") == network.address + SOUTH_ONLY
    expect(facts(page, "North team")).to_have_text(re.compile(f"^Kept on {today()}, "))
    expect(page.locator(".pb-keep__opened").get_by_role("link")).to_have_text(["Front matter and data files · Tiny"])
    page.get_by_role("link", name="North team").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("North team")


def test_trying_again_leads_there_once_the_network_is_back(page: Page, network: Network) -> None:
    opened_and_kept(page, network, NORTH_ONLY)
    network.cut()
    opens(page, network, SOUTH_ONLY)
    network.connect()

    page.get_by_role("link", name="Try it again").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Asking")


def test_everything_is_kept_with_its_size_said_before(page: Page, network: Network, handbook: Site) -> None:
    opens(page, network, "keep/")
    files = json.loads((handbook.root / "site/assets/offline.json").read_text(encoding="utf-8"))["files"]
    expect(facts(page, "Everything")).to_have_text(f"{sum(size for _, size, _ in files) / 1e6:.1f} MB")

    keep(page, network, "Everything")
    network.cut()

    for address in [address for address, _, _ in files if address.endswith("/") and not address.startswith("go/")]:
        opens(page, network, address)
        expect(page.locator(".pb-kept")).to_be_visible()


def test_keeping_is_announced_at_its_start_half_way_and_end(page: Page, network: Network) -> None:
    opens(page, network, "keep/")
    page.get_by_role("button", name="Keep Everything").wait_for()
    page.evaluate("""() => {
        window.said = [];
        const place = document.querySelector(".pb-keep__says");
        new MutationObserver(() => said.push(place.textContent)).observe(place, {childList: true});
    }""")

    page.get_by_role("button", name="Keep Everything").press("Enter")
    expect(page.locator(".pb-keep__says")).to_contain_text("100%")

    assert page.evaluate("said") == ["Keeping Everything: 0%", "Keeping Everything: 50%", "Everything: 100%, kept on this device."]
    expect(page.get_by_role("button", name="Remove Everything")).to_be_focused()


def test_what_is_stopped_is_not_kept(page: Page, network: Network) -> None:
    opened_and_kept(page, network, "keep/")
    page.get_by_role("button", name="Keep Everything").click()

    page.get_by_role("button", name="Stop keeping Everything").press("Enter")

    expect(page.locator(".pb-keep__says")).to_have_text("Stopped. Everything was not kept.")
    expect(page.get_by_role("button", name="Keep Everything")).to_be_focused()
    network.cut()
    opens(page, network, SOUTH_ONLY)
    expect(page.locator(".pb-keep__missing")).to_be_visible()


def test_a_service_that_is_removed_is_gone_and_so_is_everything_at_last(page: Page, network: Network) -> None:
    keep(page, network, "North team")
    keep(page, network, "South team")

    page.get_by_role("button", name="Remove North team").click()
    expect(page.locator(".pb-keep__says")).to_contain_text("North team was removed")
    network.cut()
    opens(page, network, NORTH_ONLY)
    expect(page.locator(".pb-keep__missing")).to_be_visible()
    opens(page, network, SOUTH_ONLY)
    expect(page.get_by_role("heading", level=1)).to_have_text("Asking")

    opens(page, network, "keep/")
    page.get_by_role("button", name="Remove all that is kept on this device").click()
    expect(page.locator(".pb-keep__says")).to_contain_text("All that was kept on this device was removed")
    assert stores(page) == []


def test_an_updated_build_is_seen_at_the_next_navigation_and_kept_services_are_updated_on_request(page: Page, network: Network, handbook: Site) -> None:
    keep(page, network, "North team")
    opened_and_kept(page, network, NORTH_ONLY)
    handbook.replace("docs/policies/listening.md", "Only one.", "Only two.")
    built(handbook)

    opens(page, network, NORTH_ONLY)
    expect(page.get_by_text("Only two.")).to_be_visible()

    opens(page, network, "keep/")
    expect(facts(page, "North team")).to_contain_text("The site has changed since: ")
    page.get_by_role("button", name="Update North team").click()
    expect(facts(page, "North team")).to_contain_text("Up to date.")
    network.cut()
    opens(page, network, NORTH_ONLY)
    expect(page.get_by_text("Only two.")).to_be_visible()


@pytest.mark.parametrize("delay_of_list", [0.0, 1.0])
def test_a_kept_page_has_the_styles_of_its_own_build(page: Page, network: Network, handbook: Site, delay_of_list: float) -> None:
    styles = handbook.root / "site/assets/stylesheets/practicebook.css"
    opened_and_kept(page, network, NORTH_ONLY)
    network.handler.keywords["delay_of_list"] = delay_of_list
    with styles.open("a", encoding="utf-8") as file:
        file.write(":root { --build: 2; }")
    listed_anew(handbook)
    opened_and_kept(page, network, SOUTH_ONLY)
    build = "getComputedStyle(document.documentElement).getPropertyValue('--build')"
    assert page.evaluate(build) == "2"
    network.cut()

    opens(page, network, NORTH_ONLY)
    assert page.evaluate(build) == ""
    opens(page, network, SOUTH_ONLY)
    assert page.evaluate(build) == "2"


def test_what_does_not_match_its_hash_is_shown_and_not_kept(page: Page, network: Network, handbook: Site) -> None:
    opened_and_kept(page, network, NORTH_ONLY)
    file = handbook.root / "site" / SOUTH_ONLY / "index.html"
    file.write_text(file.read_text(encoding="utf-8").replace("Only one.", "Please sign in."), encoding="utf-8")

    opens(page, network, SOUTH_ONLY)
    expect(page.get_by_text("Please sign in.")).to_be_visible()

    keep_it = "Keep South team"
    opens(page, network, "keep/")
    page.get_by_role("button", name=keep_it).click()
    expect(page.locator(".pb-keep__says")).to_contain_text("something between it and this device alters its pages")
    assert SOUTH_ONLY not in pages_kept(page)


def test_a_withdrawn_page_is_purged_at_the_next_contact_with_all_that_may_have_quoted_it(page: Page, network: Network, handbook: Site) -> None:
    keep(page, network, "North team")
    opened_and_kept(page, network, NORTH_ONLY, SOUTH_ONLY)
    handbook.replace("docs/policies/listening.md", "summary: Listen", "status: withdrawn\nsummary: Listen")
    built(handbook)

    opened_and_kept(page, network, "glossary/")

    until(lambda: {NORTH_ONLY, SOUTH_ONLY} <= pages_kept(page), page)
    assert not any("Only one." in text for text in kept_texts(page) if "<h1>Asking" not in text)
    network.cut()
    opens(page, network, NORTH_ONLY)
    expect(page.get_by_text("Only one.")).to_have_count(0)
    opens(page, network, SOUTH_ONLY)
    expect(page.get_by_text("Only one.")).to_be_visible()


def kept_texts(page: Page) -> list[str]:
    """The text of every kept page."""
    return list(page.evaluate("""async () => {
        const texts = [];
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) if (request.url.endsWith(".html")) texts.push(await (await cache.match(request)).text());
        }
        return texts;
    }"""))


@pytest.mark.parametrize("how", ["gone", "said"])
def test_the_list_is_a_switch(page: Page, network: Network, handbook: Site, how: str) -> None:
    opened_and_kept(page, network, NORTH_ONLY)
    assert registrations(page) == 1
    file = handbook.root / "site/assets/offline.json"
    if how == "gone":
        file.unlink()
    else:
        file.write_text('{"format": 1, "enabled": false}', encoding="utf-8")

    opens(page, network, SOUTH_ONLY)

    until(lambda: registrations(page) == 0 and not stores(page), page)
    opens(page, network, NORTH_ONLY)
    page.wait_for_timeout(300)
    assert registrations(page) == 0
    assert stores(page) == []


def test_turned_off_in_the_configuration_it_frees_who_has_the_old_worker(page: Page, network: Network, handbook: Site) -> None:
    opened_and_kept(page, network, NORTH_ONLY)
    handbook.replace("mkdocs.yml", "  - practicebook", "  - practicebook: {offline: false}")
    built(handbook)

    opens(page, network, SOUTH_ONLY)

    until(lambda: registrations(page) == 0 and not stores(page), page)
    assert "offline.js" not in page.content()
    expect(page.get_by_role("link", name="Keep for a visit")).to_have_count(0)
    opens(page, network, "keep/")
    expect(page.locator("article")).to_contain_text("Keeping pages on a device is turned off on this site.")


def test_a_worker_with_other_code_takes_over_at_the_next_navigation(page: Page, network: Network, handbook: Site) -> None:
    opened_and_kept(page, network, NORTH_ONLY)
    file = handbook.root / "site/service-worker.js"
    file.write_text(file.read_text(encoding="utf-8").replace("Kept copy from", "A copy from"), encoding="utf-8")

    opens(page, network, SOUTH_ONLY)
    until(lambda: network.asked.count(f"{BELOW}service-worker.js") > 1, page)
    page.wait_for_timeout(200)
    until(lambda: bool(page.evaluate("navigator.serviceWorker.getRegistration().then(one => !one.installing && !one.waiting && one.active.state === 'activated')")), page)
    network.cut()
    opens(page, network, NORTH_ONLY)

    expect(page.locator(".pb-kept")).to_have_text(f"A copy from {today()}. The site cannot be reached.")


def test_the_editor_and_downloads_are_left_alone(page: Page, network: Network, handbook: Site) -> None:
    for name in ("admin/index.html", "downloads/listening.pdf"):
        (handbook.root / "site" / name).parent.mkdir()
        (handbook.root / "site" / name).write_text("<title>Not ours</title>", encoding="utf-8")
    opened_and_kept(page, network, NORTH_ONLY)

    opens(page, network, "admin/")
    assert page.title() == "Not ours"
    network.cut()

    for address in ("admin/", "downloads/listening.pdf"):
        with pytest.raises(PlaywrightError, match="ERR_CONNECTION_REFUSED|ERR_FAILED"):
            opens(page, network, address)


def test_a_site_that_is_slow_to_answer_is_not_waited_for(page: Page, network: Network) -> None:
    opened_and_kept(page, network, NORTH_ONLY)
    network.handler.keywords["delay"] = network.handler.keywords["delay_of_list"] = 8.0

    opens(page, network, NORTH_ONLY)

    expect(page.locator(".pb-kept")).to_have_text(f"Kept copy from {today()}. The site is slow to answer.")
    network.handler.keywords["delay"] = network.handler.keywords["delay_of_list"] = 0.0


def test_a_link_followed_without_loading_anew_leads_to_a_kept_page_that_says_so(chromium: Browser, real: Site) -> None:
    network = Network(real.root / "site")
    page = chromium.new_context().new_page()
    opened_and_kept(page, network, "glossary/", "law/")
    opens(page, network, "glossary/")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.isTheSame = true")
    network.cut()

    page.locator(".md-footer").get_by_role("link", name="Keep for a visit").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Keep for a visit")
    expect(page.locator(".pb-kept")).to_have_text(f"Kept copy from {today()}. The site cannot be reached.")
    expect(page.get_by_role("status").filter(has_text="so nothing can be kept or updated now")).to_be_visible()
    expect(page.get_by_role("button", name="Keep Everything")).to_have_count(0)
    assert page.evaluate("window.isTheSame")
    page.context.close()


def test_without_javascript_it_says_plainly_what_to_do(chromium: Browser, network: Network) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = opens(context.new_page(), network, "keep/")

    expect(page.get_by_role("note")).to_contain_text("This browser cannot keep pages as it is set up here.")
    expect(page.get_by_role("note")).to_contain_text("print a page")
    expect(page.locator(".pb-keep__choices")).to_be_hidden()
    context.close()


def test_an_area_page_leads_to_its_own_row(page: Page, network: Network) -> None:
    opens(page, network, "areas/south/")

    page.get_by_role("link", name="Keep South team for a visit").click()

    expect(page.get_by_role("button", name="Keep South team")).to_be_focused()


def test_it_can_be_pinned_to_a_desktop_or_a_phone(page: Page, network: Network) -> None:
    opens(page, network, NORTH_ONLY)
    where = page.locator("link[rel=manifest]").evaluate("link => link.href")
    manifest = page.request.get(where).json()

    assert where == f"{network.address}manifest.webmanifest"
    assert (manifest["name"], manifest["display"], manifest["start_url"]) == ("Tiny", "standalone", "./")
    for icon in manifest["icons"]:
        answer = page.request.get(network.address + icon["src"])
        assert answer.headers["content-type"] == icon["type"]
