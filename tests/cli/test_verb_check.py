"""`practicebook check` says what the build would say."""

import json
import subprocess
import sys
from datetime import date

import pytest
from conftest import Site, environment
from verbs import practicebook

from practicebook.content.findings import as_json, as_text

OVERDUE = date(2028, 1, 1)
"""A day on which the tiny site's policy should have been read again, which is a warning."""


def break_two_ways(site: Site) -> None:
    site.replace("docs/policies/listening.md", "owner: lead", "owner: leed")
    site.replace("docs/index.md", "policies/listening.md", "policies/listen.md")


def test_a_clean_site_prints_no_finding_and_succeeds(tiny: Site) -> None:
    checked = practicebook("check", root=tiny.root)

    assert (checked.exit_code, checked.stdout) == (0, "")


def test_json_of_a_clean_site_is_an_empty_array(tiny: Site) -> None:
    checked = practicebook("check", "--format", "json", root=tiny.root)

    assert (checked.exit_code, checked.stdout, checked.stderr) == (0, "[]\n", "")


def test_every_finding_is_printed_as_the_build_orders_them(tiny: Site) -> None:
    break_two_ways(tiny)

    checked = practicebook("check", root=tiny.root)

    assert checked.stdout == as_text(tiny.findings()) + "\n"
    assert [line.split(":")[0] for line in checked.stdout.splitlines()] == ["docs/index.md", "docs/policies/listening.md"]


def test_json_has_every_finding_with_all_its_parts(tiny: Site) -> None:
    break_two_ways(tiny)

    checked = practicebook("check", "--format", "json", root=tiny.root)

    assert json.loads(checked.stdout) == json.loads(as_json(tiny.findings()))
    assert {"file", "line", "column", "end_line", "end_column", "severity", "code", "message", "hint"} == set(json.loads(checked.stdout)[0])


@pytest.mark.parametrize("format_", ["text", "json"])
def test_errors_give_exit_status_1(tiny: Site, format_: str) -> None:
    break_two_ways(tiny)

    assert practicebook("check", "--format", format_, root=tiny.root).exit_code == 1


@pytest.mark.parametrize("format_", ["text", "json"])
def test_warnings_alone_are_printed_and_succeed(tiny: Site, format_: str) -> None:
    checked = practicebook("check", "--format", format_, root=tiny.root, day=OVERDUE)

    assert checked.exit_code == 0
    assert "governance.review-overdue" in checked.stdout


def test_the_last_line_on_standard_error_counts_them(tiny: Site) -> None:
    break_two_ways(tiny)

    assert practicebook("check", root=tiny.root).stderr == "2 errors, 0 warnings, as on 2026-11-23.\n"


def test_a_site_whose_data_files_cannot_be_read_is_checked_all_the_same(tiny: Site) -> None:
    tiny.write("framework/council.yml", "name: [")
    tiny.replace("docs/policies/listening.md", "title: Listening", "title: 7")

    checked = practicebook("check", root=tiny.root)

    assert "framework/council.yml" in checked.stdout
    assert "docs/policies/listening.md" in checked.stdout


def test_a_file_name_that_is_no_text_is_printed_as_near_as_can_be(tiny: Site) -> None:
    (tiny.root / "docs" / "caf\udce9.md").write_text("no front matter")

    printed = subprocess.run([sys.executable, "-m", "practicebook", "check", "--format", "json"], cwd=tiny.root, env=environment(), capture_output=True, check=False)

    assert (printed.returncode, printed.stderr) == (1, b"")
    assert json.loads(printed.stdout.decode("utf-8"))[0]["file"].startswith("docs/caf")


def test_the_command_and_the_module_are_the_same_and_work_in_the_folder_they_are_in(tiny: Site) -> None:
    break_two_ways(tiny)

    ran = subprocess.run([sys.executable, "-m", "practicebook", "check"], cwd=tiny.root, env=environment(), capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stdout) == (1, as_text(tiny.findings()) + "\n")
