"""Real sites for tests: a tiny one that each test may change, and the real one, built once a run."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from textwrap import dedent

import forked
import pytest
from filelock import FileLock

from practicebook import pipeline
from practicebook.authoring import sign
from practicebook.content.findings import Finding
from practicebook.content.kinds import SignOff
from practicebook.content.library import Library
from practicebook.content.reading import read_library
from practicebook.content.signatures import needs_signing, signing

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 23)
SIGNED_ON = date(2020, 1, 1)
"""Before any day that a test asks about."""
NOTE = "Example: nobody could say who."

TINY = {
    "mkdocs.yml": """
        site_name: Tiny
        site_url: https://tiny.example/
        theme: {name: material, font: false, features: [navigation.indexes]}
        plugins:
          - blog: {post_url_format: "{file}", authors: false, post_readtime: false}
          - practicebook
    """,
    "framework/council.yml": """
        name: Tiny Council
        department: Adult services
        feedback:
          useful: "mailto:tiny@tiny.example?subject=Useful%20{id}%20{version}"
          problem: "https://forms.tiny.example/?page={id}&version={version}"
        roles:
          - {id: lead, title: Practice lead, contact: lead@tiny.example, signs: true}
          - {id: chief, title: Chief, signs: true}
    """,
    "framework/rating-scale.yml": """
        ratings:
          - {id: shining, title: Shining, symbol: star, means: As good as it gets.}
          - {id: fair, title: Fair, symbol: disc, means: Good enough.}
    """,
    "framework/audit-headings.yml": """
        audit_headings:
          - id: hearing
            title: Hearing the person
            short: Hearing
            scope: The person is heard.
            question: Can you hear the person?
            why: We **must** listen.
            descriptors: {shining: Their words lead., fair: Their words are there.}
            supervision_questions: [Whose words are these?]
            status: proposed
          - id: writing-it-down
            title: Writing it down
            short: Writing
            scope: The record is clear.
            question: Is the record clear?
            why: We should write plainly.
            descriptors: {shining: Plain and short., fair: Plain.}
            status: adopted
    """,
    "framework/service-areas.yml": """
        service_areas:
          - {id: north, title: North team, summary: Works in the north, icon: home, meets_people: true, contacts: [lead]}
    """,
    "framework/law.yml": """
        law:
          - id: act-s1
            title: An Act, section 1
            short: Act s.1
            heading: A duty
            kind: act
            says: The council must listen.
            in_force_from: 2015-04-01
            checked_on: 2026-11-23
            copy: text
    """,
    "framework/glossary.yml": """
        terms:
          - {term: OT, expansion: Occupational therapist, meaning: Helps people do what matters., also: [therapy]}
    """,
    "framework/vocabularies.yml": """
        topics: [{id: gardening, title: Gardening}]
        age_bands: [{id: older, title: Older}]
        seasons: [{id: spring, title: Spring}]
        sources: [{id: invented, title: Invented}]
        categories: [{id: news, title: News}]
    """,
    "framework/cqc-statements.yml": """
        checked_on: 2026-11-23
        cqc_themes: [{id: theme, title: A theme}]
        cqc_statements: [{id: statement, title: A statement, theme: theme, gist: What it asks.}]
    """,
    "docs/index.md": """
        ---
        id: home
        title: What do you need?
        summary: Start here.
        ---

        ## Start here

        Read [the policy](policies/listening.md). Then [a talk](../exemplars/a-good-talk.md).
    """,
    "docs/policies/listening.md": """
        ---
        id: listening
        title: Listening
        summary: Listen before you ask.
        owner: lead
        approver: chief
        version: "1.0"
        effective_from: 2026-01-01
        next_review: 2027-01-01
        service_areas: [north]
        supports: [hearing]
        law: [act-s1]
        quick_read: Listen. Then [ask](#ask-one-thing).
        keywords: [ears]
        ---

        ## Ask one thing

        Only one.
    """,
    "exemplars/a-good-talk.md": """
        ---
        id: a-good-talk
        title: A good talk
        summary: A talk over a gate.
        service_areas: [north]
        basis: fictionalised
        topic: gardening
        source: invented
        ratings: {hearing: shining, writing-it-down: fair}
        overall: shining
        what_made_the_difference: She leant on the gate.
        ---

        ## Over the gate { data-shows="hearing" }

        He talked of beans. See [listening](../docs/policies/listening.md).

        ## In the notes { data-shows="writing-it-down" }

        Beans, it says.
    """,
}
"""The files of a tiny site with two of most things, none of them ours."""


@dataclass
class Site:
    """A site under a folder, which a test may change, check and build."""

    root: Path

    def write(self, path: str, text: str, signed: bool = True) -> Path:
        """Write a file, its text dedented, and sign it where it is one to be signed."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        if signed and _tells_a_case(path, text):
            self.sign()
        return file

    def replace(self, path: str, old: str, new: str, signed: bool = True) -> None:
        """Change words in a file that has them, and sign it again where it is one to be signed."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} does not have {old!r}"
        text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
        if signed and _tells_a_case(path, text):
            self.sign()

    def sign(self) -> None:
        """Have every text that tells a case signed by as many roles as it needs, where the site can be read at all."""
        library, _ = read_library(self.root)
        if library is None:
            return
        signers = sorted((role.id for role in library.council.roles if role.signs), reverse=True)
        for file in [document.main.file for document in library.documents if needs_signing(document.main.fields)]:
            for role in signers:
                library = self._signed(library, file, role)

    def _signed(self, library: Library, file: PurePosixPath, role: str) -> Library:
        """What is read once a role has signed a text, where one more signature is needed and it is not the role's."""
        document = next(one for one in library.documents if one.main.file == file)
        standing = signing(document.main, library, DAY)
        if standing.is_signed or role in [one.sign_off.role for one in standing.valid]:
            return library
        text = sign.signed(library, document, SignOff(role=role, date=SIGNED_ON, intruder_note=NOTE, colleague_note=NOTE), DAY)
        sign.write(library, document, text)
        after, _ = read_library(self.root)
        assert after
        return after

    def prepare(self, day: date = DAY, preview: bool = False) -> pipeline.Prepared:
        """Read, check and make pages, without rendering."""
        return pipeline.prepare(self.root, day, preview)

    def findings(self, day: date = DAY) -> tuple[Finding, ...]:
        """What the checks say."""
        return self.prepare(day).findings

    def codes(self, day: date = DAY) -> list[str]:
        """The codes of the findings, in order."""
        return [finding.code for finding in self.findings(day)]

    def build(self, day: date = DAY, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A real `mkdocs build`."""
        return run("mkdocs", "build", *arguments, cwd=self.root, day=day)

    def page(self, address: str) -> str:
        """The HTML built at an address."""
        return (self.root / "site" / address / "index.html").read_text(encoding="utf-8")


@dataclass
class UnchangedSite(Site):
    """A site that no test changes, so that it is prepared once a day."""

    def prepare(self, day: date = DAY, preview: bool = False) -> pipeline.Prepared:
        """As any site, the first time."""
        return _prepared_once(self.root, day, preview)


@cache
def _prepared_once(root: Path, day: date, preview: bool) -> pipeline.Prepared:
    return pipeline.prepare(root, day, preview)


def _tells_a_case(path: str, text: str) -> bool:
    """True where a text is to be signed."""
    return path.endswith(".md") and (path.startswith("exemplars/") or "tells_case: true" in text)


def environment(day: date = DAY) -> dict[str, str]:
    """The environment of a build on a day."""
    return os.environ | {"PRACTICEBOOK_ON": day.isoformat(), "NO_MKDOCS_2_WARNING": "1"}


def command(name: str) -> str:
    """The path of a command of this environment."""
    return str(Path(sys.executable).parent / name)


def run(name: str, *arguments: str, cwd: Path, day: date = DAY) -> subprocess.CompletedProcess[str]:
    """Run a command of this environment to its end, in a process of its own."""
    return forked.run(name, *arguments, cwd=cwd, environment=environment(day))


def tiny_site(folder: Path) -> Site:
    """A tiny site that has no findings."""
    site = Site(folder)
    for path, text in _tiny_files().items():
        site.write(path, text, signed=False)
    return site


@cache
def _tiny_files() -> dict[str, str]:
    """The files of the tiny site, its exemplar signed."""
    with TemporaryDirectory() as folder:
        site = Site(Path(folder))
        for path, text in TINY.items():
            site.write(path, text)
        return {path: (site.root / path).read_text(encoding="utf-8") for path in TINY}


@pytest.fixture
def tiny(tmp_path: Path) -> Site:
    """A tiny site that a test may change."""
    return tiny_site(tmp_path / "tiny")


def copy_of_real(folder: Path) -> Site:
    """The real content, to be changed or built elsewhere."""
    for name in ("docs", "framework", "exemplars"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return Site(folder)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real site as on 23 November 2026, built once a run for all workers; not to be changed."""
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "real-site"
    with FileLock(f"{shared}.lock"):
        if not (shared / "site").exists():
            shutil.rmtree(shared, ignore_errors=True)
            built = copy_of_real(shared).build()
            assert built.returncode == 0, built.stderr
    yield UnchangedSite(shared)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run every case of the tests that take minutes, not a sample")


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    """True under `make test-long`."""
    return bool(request.config.getoption("--long"))
