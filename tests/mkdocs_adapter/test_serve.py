"""A preview shows what an author has just saved, and goes on showing the last good page when it cannot."""

import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import Site, command, environment

PATIENCE = 30
"""Seconds to wait for what should happen in two."""
AT_ONCE = 5
"""Seconds within which a page is served that needs no build."""


@dataclass
class Preview:
    """A `mkdocs serve`, and the terminal that it writes to."""

    address: str
    log: Path

    def page(self, path: str, seconds: float = PATIENCE) -> str:
        """The HTML at an address; nothing where there is no such page."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=seconds) as response:
                return str(response.read().decode("utf-8"))
        except urllib.error.HTTPError as answer:
            assert answer.code == 404
            return ""

    @property
    def terminal(self) -> str:
        """What it has said."""
        return self.log.read_text(encoding="utf-8")


def eventually(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds."""
    ends = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < ends, f"not within {PATIENCE} seconds: {what}"
        time.sleep(0.1)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def heeds_interrupts() -> None:
    """As at a terminal: where the tests run in the background of a shell, what they start would wait ten seconds to be killed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def draft(tiny: Site) -> None:
    """A policy that is not published."""
    policy = (tiny.root / "docs/policies/listening.md").read_text(encoding="utf-8")
    tiny.write("docs/policies/whispering.md", policy.replace("id: listening", "id: whispering\nstatus: draft").replace("title: Listening", "title: Whispering"))


@pytest.fixture
def preview(tiny: Site, tmp_path: Path) -> Iterator[Preview]:
    """A preview of the tiny site, ended whatever happens."""
    port, log = free_port(), tmp_path / "terminal.txt"
    with log.open("w") as terminal:
        serving = [command("mkdocs"), "serve", "--dev-addr", f"127.0.0.1:{port}"]
        process = subprocess.Popen(serving, cwd=tiny.root, env=environment() | {"PYTHONUNBUFFERED": "1"}, stdout=terminal, stderr=subprocess.STDOUT, preexec_fn=heeds_interrupts)
    try:
        one = Preview(f"http://127.0.0.1:{port}/", log)
        eventually(lambda: "Serving on" in one.terminal or process.poll() is not None, "the preview is served")
        assert process.poll() is None, one.terminal
        yield one
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.mark.parametrize(
    ("file", "old", "new", "page"),
    [
        pytest.param("docs/policies/listening.md", "Only one.", "Only ever one.", "policies/listening/", id="docs"),
        pytest.param("exemplars/a-good-talk.md", "He talked of beans.", "He talked of peas.", "audit-headings/hearing/", id="exemplars"),
        pytest.param("framework/audit-headings.yml", "Can you hear the person?", "Do you hear the person?", "audit-headings/hearing/", id="framework"),
        pytest.param("framework/service-areas.yml", "Works in the north", "Works in the far north", "areas/", id="another-data-file"),
    ],
)
def test_a_change_shows(tiny: Site, preview: Preview, file: str, old: str, new: str, page: str) -> None:
    assert old in preview.page(page)
    assert new not in preview.page(page)

    tiny.replace(file, old, new)

    eventually(lambda: new in preview.page(page), f"{new} on {page}")


def test_a_new_page_shows_and_a_deleted_one_goes(tiny: Site, preview: Preview) -> None:
    page = tiny.write("docs/about/visiting.md", "---\nid: visiting\ntitle: Visiting\nsummary: Where to park.\n---\n\nPark anywhere.\n")
    eventually(lambda: "Park anywhere." in preview.page("about/visiting/"), "the new page")

    page.unlink()

    eventually(lambda: preview.page("about/visiting/") == "", "the page is gone")


@pytest.mark.parametrize(
    ("file", "right", "wrong", "place"),
    [
        pytest.param("docs/policies/listening.md", "owner: lead", "owner: [lead", "docs/policies/listening.md:", id="front-matter-that-does-not-parse"),
        pytest.param("docs/policies/listening.md", "supports: [hearing]", "supports: [heering]", "docs/policies/listening.md:11:12: error", id="an-unknown-id"),
        pytest.param("framework/council.yml", "name: Tiny Council", "nmae: Tiny Council", "framework/council.yml:1:", id="a-data-file"),
    ],
)
def test_what_is_wrong_is_said_in_the_terminal_while_the_last_good_page_is_served_at_once(
    tiny: Site, preview: Preview, file: str, right: str, wrong: str, place: str
) -> None:
    good = "Only one."
    tiny.replace(file, right, wrong)
    eventually(lambda: place in preview.terminal, f"{place} in the terminal")

    assert good in preview.page("policies/listening/", AT_ONCE)
    assert "Traceback" not in preview.terminal

    tiny.replace("docs/policies/listening.md", good, "Only ever one.")
    tiny.replace(file, wrong, right)
    eventually(lambda: "Only ever one." in preview.page("policies/listening/"), "the mended page")


@pytest.mark.usefixtures("draft")
def test_a_draft_is_shown_with_a_banner_and_is_in_no_list_of_what_is_built(tiny: Site, preview: Preview) -> None:
    page = preview.page("policies/whispering/")
    assert "Only one." in page
    assert '<div class="pb-banner' in page
    assert "Draft" in page

    assert tiny.build().returncode == 0
    built = [path for path in (tiny.root / "site").rglob("*") if path.is_file() and path.suffix != ".gz"]
    assert [path for path in built if b"hispering" in path.read_bytes()] == []


def test_a_preview_leaves_the_built_site_alone_and_nothing_behind(tiny: Site, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    assert tiny.build().returncode == 0
    page = tiny.root / "site/policies/listening/index.html"
    built = page.read_bytes(), page.stat().st_mtime_ns
    preview: Preview = request.getfixturevalue("preview")
    tiny.replace("docs/policies/listening.md", "Only one.", "Only ever one.")
    eventually(lambda: "Only ever one." in preview.page("policies/listening/"), "the change")

    assert (page.read_bytes(), page.stat().st_mtime_ns) == built
    assert sorted(path.name for path in tiny.root.iterdir()) == [".cache", "docs", "exemplars", "framework", "mkdocs.yml", "site"]
