"""`practicebook audit-headings adopt` says what it did, what a person has to look at, and what it would not decide."""

import json
from pathlib import Path

import pytest
from another_heading import ENTRY
from conftest import Site
from verbs import practicebook

MAP = """\
map:
  hearing: [voice, choice]
  writing-it-down: []
when_split: same
audit_headings:
"""
EXEMPLAR = "exemplars/a-good-talk.md"
POLICY = "docs/policies/listening.md"


@pytest.fixture
def the_map(tmp_path: Path) -> Path:
    """A map that splits one audit heading and drops the other."""
    file = tmp_path / "map.yml"
    file.write_text(MAP + ENTRY.format(id="voice") + ENTRY.format(id="choice"), encoding="utf-8")
    return file


def contents(site: Site) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file()}


def test_it_says_what_it_wrote_what_is_gone_what_to_look_at_and_what_lapses(tiny: Site, the_map: Path) -> None:
    done = practicebook("audit-headings", "adopt", str(the_map), root=tiny.root)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Wrote {POLICY}\nWrote {EXEMPLAR}\nWrote framework/audit-headings.yml\n")
    assert "/audit-headings/hearing/: voice, choice\n/audit-headings/writing-it-down/: nothing\n" in done.stdout
    assert f"{EXEMPLAR}:9:1: rating: The rating under “writing-it-down” is gone: no audit heading took its place.\n" in done.stdout
    assert f"{EXEMPLAR}: lead, chief\n" in done.stdout
    assert "Now run “practicebook check”" in done.stdout
    assert "supports: [voice, choice]" in (tiny.root / POLICY).read_text(encoding="utf-8")


def test_a_dry_run_says_the_same_and_writes_nothing(tiny: Site, the_map: Path) -> None:
    before = contents(tiny)

    dry = practicebook("audit-headings", "adopt", str(the_map), "--dry-run", root=tiny.root)
    assert contents(tiny) == before
    done = practicebook("audit-headings", "adopt", str(the_map), root=tiny.root)

    assert dry.exit_code == 0
    assert dry.stdout.replace("Would write", "Wrote").splitlines()[:-1] == done.stdout.splitlines()[:-1]
    assert dry.stdout.endswith("Nothing was written: run it without --dry-run.\n")


def test_json_says_the_same_for_machines(tiny: Site, the_map: Path) -> None:
    done = practicebook("audit-headings", "adopt", str(the_map), "--format", "json", root=tiny.root)

    said = json.loads(done.stdout)
    assert (said["dry_run"], said["changed"]) == (False, [POLICY, EXEMPLAR, "framework/audit-headings.yml"])
    assert said["retired"] == [{"id": "hearing", "replaced_by": ["voice", "choice"]}, {"id": "writing-it-down", "replaced_by": []}]
    assert {"file": POLICY, "line": 11, "column": 1, "about": "supports", "message": "It helped with “hearing”. Does it help with each of voice, choice?"} in said["look_at"]
    assert said["lapsed"] == [{"file": EXEMPLAR, "id": "a-good-talk", "roles": ["lead", "chief"]}]


@pytest.mark.parametrize("format_", ["text", "json"])
def test_what_is_not_decided_is_an_error_and_nothing_is_written(tiny: Site, the_map: Path, format_: str) -> None:
    the_map.write_text(the_map.read_text(encoding="utf-8").replace("when_split: same\n", ""), encoding="utf-8")
    before = contents(tiny)

    done = practicebook("audit-headings", "adopt", str(the_map), "--format", format_, root=tiny.root)

    assert (done.exit_code, done.stderr) == (1, "Nothing was changed: 2 to mend first.\n")
    codes = [one["code"] for one in json.loads(done.stdout)] if format_ == "json" else [line.split()[2].rstrip(":") for line in done.stdout.splitlines()]
    assert codes == ["headings.rating-undecided"] * 2
    assert contents(tiny) == before


def test_a_site_with_errors_is_mended_first(tiny: Site, the_map: Path) -> None:
    tiny.replace(POLICY, "title: Listening", "title: 7")

    done = practicebook("audit-headings", "adopt", str(the_map), root=tiny.root)

    assert done.exit_code == 1
    assert done.stdout.startswith(f"{POLICY}:3:8: error content.wrong-value:")


def test_a_second_time_there_is_nothing_left_to_replace(tiny: Site, the_map: Path) -> None:
    practicebook("audit-headings", "adopt", str(the_map), root=tiny.root)

    again = practicebook("audit-headings", "adopt", str(the_map), root=tiny.root)

    assert again.exit_code == 1
    assert "headings.unknown: There is no audit heading “hearing”." in again.stdout


@pytest.mark.parametrize("content", [b"\xff\xfe", b"map: [", b"", b"map: {a: &x b, c: *x}\n", b"- 1\n", b"map: 7\n", b"map: {hearing: 7}\n", b"map: {}\nheadings: no/such.yml\n", b"map: {}\nheadings: .\n"])
def test_a_map_that_cannot_be_read_gets_findings_at_its_own_place(tiny: Site, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "map.yml").write_bytes(content)

    done = practicebook("audit-headings", "adopt", str(tmp_path / "map.yml"), root=tiny.root)

    assert done.exit_code == 1 and not isinstance(done.exception, (ValueError, TypeError, KeyError))
    assert all(line.startswith(str(tmp_path)) and ": error " in line for line in done.stdout.splitlines())


def test_a_map_that_is_not_there_is_wrong_use(tiny: Site) -> None:
    done = practicebook("audit-headings", "adopt", "no-map.yml", root=tiny.root)

    assert (done.exit_code, done.stdout, done.stderr) == (2, "", "Error: There is no file “no-map.yml”.\n")
