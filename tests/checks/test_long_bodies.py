"""A body of any length is checked in the time that it takes to read: no pattern tries every ending from every start."""

import os
import subprocess
import sys

import pytest
from conftest import ROOT, Site

HUNG_AFTER = 60
"""Seconds, of a check that takes less than one; each body below took minutes before its pattern was mended."""


@pytest.mark.parametrize(
    "body",
    ["## " + "{ " * 60_000, "It is " + '"' * 60_000],
    ids=["braces in a heading", "quotation marks"],
)
def test_a_hostile_body_does_not_hang_the_check(tiny: Site, body: str) -> None:
    tiny.write("docs/about/long.md", f"---\nid: long\ntitle: Long\nsummary: A long page.\nstatus: published\n---\n\n{body}\n")
    command = [sys.executable, "-m", "practicebook", "check", "--root", str(tiny.root)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"PRACTICEBOOK_ON": "2026-11-23"}, capture_output=True, text=True, timeout=HUNG_AFTER)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
