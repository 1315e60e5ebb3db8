"""A site is wholly the old one or wholly the new one, whatever becomes of the build."""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import DAY, TINY, Site, command, environment

from practicebook import staging
from practicebook.staging import LEFT_OVER_AFTER, Stage

SEED = 3
CHANCE = random.Random(SEED)
BUILDS_KILLED = [round(CHANCE.uniform(0.3, 1.05), 3) for _ in range(20)]
"""Moments at which builds are killed, as fractions of the time that one takes. Before 0.3 Python is still starting."""
SWAPS_KILLED = [round(CHANCE.uniform(0, 0.3), 3) for _ in range(10)]
"""Moments at which a process that does nothing but swap is killed, in seconds."""
SAMPLE = (5, 3)
"""How many of each `make test` tries."""

FILES = 200
SWAPPER = """
import os, signal, sys
from pathlib import Path
from practicebook import staging

site, files, how, die_at = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
if how == "two-steps":
    staging._exchange = lambda one, other: False

def build(words):
    stage = staging.Stage(site)
    for number in range(files):
        (stage.folder / f"{number}.txt").write_text(words)
    return stage

steps = 0
def count(frame, event, argument):
    global steps
    if frame.f_code.co_filename == staging.__file__ and event == "line":
        steps += 1
        if steps == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
    return count

build("0").swap()
if die_at:
    stage = build("1")
    sys.settrace(count)
    stage.swap()
    sys.settrace(None)
    sys.exit()
version = 0
while True:
    version += 1
    build(str(version)).swap()
    print(version, flush=True)
"""
"""Swaps in version after version for ever; or one, and dies at a step of that swap."""


@dataclass(frozen=True)
class Versions:
    """Two versions of a site, built before, and how long a build takes."""

    old: Path
    new: Path
    seconds: float

    def begin(self, folder: Path) -> Site:
        """The sources of the new version, with the old site built."""
        shutil.copytree(self.new, folder, ignore=shutil.ignore_patterns("site"))
        shutil.copytree(self.old / "site", folder / "site")
        return Site(folder)


@pytest.fixture(scope="session")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Versions:
    """A tiny site with thirty pages more, before and after a change to all of them."""
    folder = tmp_path_factory.mktemp("versions")
    for name, word in (("old", "Before"), ("new", "After")):
        site = Site(folder / name)
        for path, text in TINY.items():
            site.write(path, text)
        for number in range(30):
            site.write(f"docs/about/page-{number}.md", f"---\nid: page-{number}\ntitle: Page {number}\nsummary: {word}.\n---\n\n{word}.\n")
        started = time.monotonic()
        assert site.build().returncode == 0
        seconds = time.monotonic() - started
    return Versions(folder / "old", folder / "new", seconds)


def manifest(folder: Path) -> dict[str, str]:
    """Every file under a folder, with a hash of its bytes."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


def staging_folders(root: Path) -> list[str]:
    """What builds have left beside the site."""
    return sorted(path.name for path in root.glob(".site.building-*"))


def moments(all_of_them: list[float], sample: int) -> list[object]:
    """All moments as parameters; those outside the sample are for the long run."""
    sampled = CHANCE.sample(range(len(all_of_them)), sample)
    chosen = ", ".join(str(all_of_them[index]) for index in sorted(sampled))
    reason = f"seed {SEED} chose {sample} of {len(all_of_them)} moments: {chosen}; `make test-long` tries all"
    return [pytest.param(moment, None if index in sampled else reason, id=f"at-{moment}") for index, moment in enumerate(all_of_them)]


def kill_after(process: "subprocess.Popen[str]", seconds: float) -> None:
    """SIGKILL, at a moment."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


# Builds


@pytest.mark.parametrize(("fraction", "left_out"), moments(BUILDS_KILLED, SAMPLE[0]))
def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new(versions: Versions, tmp_path: Path, long: bool, fraction: float, left_out: str | None) -> None:
    if left_out and not long:
        pytest.skip(left_out)
    site = versions.begin(tmp_path / "site-root")

    kill_after(subprocess.Popen([command("mkdocs"), "build", "--quiet"], cwd=site.root, env=environment(), text=True), fraction * versions.seconds)

    assert manifest(site.root / "site") in (manifest(versions.old / "site"), manifest(versions.new / "site"))


def test_a_killed_build_does_the_next_one_no_harm_and_its_folders_go_when_they_are_old(versions: Versions, tmp_path: Path) -> None:
    site = versions.begin(tmp_path / "site-root")
    site.write("dies.py", "import os, signal\ndef on_env(env, config, files):\n    os.kill(os.getpid(), signal.SIGKILL)\n")
    configuration = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
    site.write("mkdocs.yml", f"{configuration}\nhooks: [dies.py]\n")
    assert site.build().returncode == -signal.SIGKILL
    left = [*site.root.glob(".site.building-*"), *(site.root / ".cache/practicebook").glob("*-*")]
    assert len(left) == 3
    for folder in left:
        os.utime(folder, (0, time.time() - LEFT_OVER_AFTER - 60))

    site.write("mkdocs.yml", configuration)
    assert site.build().returncode == 0

    assert manifest(site.root / "site") == manifest(versions.new / "site")
    assert not any(folder.exists() for folder in left)


def test_the_folder_of_a_build_that_may_still_be_running_is_left_alone(tiny: Site) -> None:
    other = tiny.root / ".site.building-other"
    other.mkdir()

    assert tiny.build().returncode == 0
    assert other.exists()


def test_a_build_stopped_by_a_finding_leaves_the_site_as_it_was_and_says_where(versions: Versions, tmp_path: Path) -> None:
    site = versions.begin(tmp_path / "site-root")
    site.replace("docs/policies/listening.md", "owner: lead", "owner: leed")

    built = site.build()

    assert built.returncode == 1
    assert "docs/policies/listening.md:5:8: error" in built.stderr
    assert "Traceback" not in built.stderr + built.stdout
    assert manifest(site.root / "site") == manifest(versions.old / "site")
    assert staging_folders(site.root) == []


@pytest.mark.parametrize(
    ("hook", "arguments"),
    [
        pytest.param("def on_page_markdown(markdown, page, config, files):\n    raise PluginError('no')\n", (), id="while-rendering"),
        pytest.param("def on_post_build(config):\n    raise PluginError('no')\n", (), id="after-rendering"),
        pytest.param("def on_page_markdown(markdown, page, config, files):\n    raise KeyboardInterrupt\n", (), id="interrupted"),
        pytest.param("def on_env(env, config, files):\n    logging.getLogger('mkdocs').warning('no')\n", ("--strict",), id="strict-with-a-warning"),
    ],
)
def test_a_build_that_fails_later_leaves_the_site_as_it_was(versions: Versions, tmp_path: Path, hook: str, arguments: tuple[str, ...]) -> None:
    site = versions.begin(tmp_path / "site-root")
    site.write("hook.py", f"import logging\nfrom mkdocs.exceptions import PluginError\n{hook}")
    with (site.root / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write("\nhooks: [hook.py]\n")

    assert site.build(DAY, *arguments).returncode == 1

    assert manifest(site.root / "site") == manifest(versions.old / "site")
    assert staging_folders(site.root) == []


def test_the_same_content_on_the_same_day_builds_the_same_bytes(versions: Versions, tmp_path: Path) -> None:
    other = Site(shutil.copytree(versions.new, tmp_path / "somewhere" / "else", ignore=shutil.ignore_patterns("site")))
    later = environment() | {"SOURCE_DATE_EPOCH": "1900000000", "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}

    subprocess.run([command("mkdocs"), "build", "--quiet"], cwd=other.root, env=later, check=True)

    assert manifest(other.root / "site") == manifest(versions.new / "site")


# Swaps


@pytest.fixture
def exchanging(tmp_path: Path) -> None:
    """Skip where this system cannot swap two folders in one step."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    if not staging._exchange(one, other):
        pytest.skip("this file system cannot exchange two folders")


def swapper(site: Path, how: str, die_at: int = 0) -> "subprocess.Popen[str]":
    """Start the process that swaps."""
    return subprocess.Popen([sys.executable, "-c", SWAPPER, str(site), str(FILES), how, str(die_at)], stdout=subprocess.PIPE, text=True)


def version_of(site: Path) -> int:
    """The version that a swapped site is wholly of."""
    words = [path.read_text() for path in site.iterdir()]
    assert len(words) == FILES
    assert len(set(words)) == 1, "the site is of two versions"
    return int(words[0])


def killed_at_each_step(folder: Path, how: str) -> Iterator[Path]:
    """Sites whose swap was killed at its first step, its second, and so on to the last."""
    for step in range(1, 100):
        site = folder / str(step) / "site"
        with swapper(site, how, step) as process:
            if process.wait() != -signal.SIGKILL:
                assert step > 5
                return
        yield site
    raise AssertionError("the swap has no end")


@pytest.mark.parametrize(("seconds", "left_out"), moments(SWAPS_KILLED, SAMPLE[1]))
def test_a_swap_killed_at_any_moment_leaves_the_old_site_or_the_new(exchanging: None, tmp_path: Path, long: bool, seconds: float, left_out: str | None) -> None:
    if left_out and not long:
        pytest.skip(left_out)
    site = tmp_path / "site"

    with swapper(site, "one-step") as process:
        assert process.stdout
        process.stdout.readline()
        kill_after(process, seconds)
        said = [1, *map(int, process.stdout)]

    assert version_of(site) in (said[-1], said[-1] + 1)


def test_a_swap_killed_at_any_of_its_steps_leaves_the_old_site_or_the_new(exchanging: None, tmp_path: Path) -> None:
    versions_left = [version_of(site) for site in killed_at_each_step(tmp_path, "one-step")]

    assert set(versions_left) == {0, 1}
    assert versions_left == sorted(versions_left)


def test_where_a_swap_takes_two_steps_the_next_build_puts_back_what_a_kill_between_them_took_away(tmp_path: Path) -> None:
    versions_left, was_away = [], False
    for site in killed_at_each_step(tmp_path, "two-steps"):
        was_away = was_away or not site.exists()
        Stage(site).discard()
        versions_left.append(version_of(site))

    assert was_away
    assert set(versions_left) == {0, 1}
    assert versions_left == sorted(versions_left)


def test_a_swap_in_two_steps_leaves_nothing_beside_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_exchange", lambda one, other: False)
    site = tmp_path / "site"
    for word in ("old", "new"):
        stage = Stage(site)
        (stage.folder / "page.html").write_text(word)
        stage.swap()

    assert (site / "page.html").read_text() == "new"
    assert list(tmp_path.iterdir()) == [site]


def test_a_site_that_is_a_link_stays_one_and_leads_to_what_was_built(tmp_path: Path) -> None:
    served, site = tmp_path / "served", tmp_path / "root" / "site"
    served.mkdir()
    site.parent.mkdir()
    site.symlink_to(served)
    stage = Stage(site)
    (stage.folder / "page.html").write_text("new")

    stage.swap()

    assert site.is_symlink()
    assert (served / "page.html").read_text() == "new"
