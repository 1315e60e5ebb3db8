"""Real MkDocs builds of a tiny site."""

import errno

import pytest
from conftest import Site
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from practicebook.staging import Stage


def test_a_tiny_site_builds_with_no_findings(tiny: Site) -> None:
    built = tiny.build()

    assert built.returncode == 0, built.stderr
    assert tiny.codes() == []
    assert "He talked of beans." in tiny.page("audit-headings/hearing")


def test_a_site_folder_that_cannot_be_moved_is_said_in_words(tiny: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(stage: Stage) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr(Stage, "swap", busy)
    monkeypatch.setenv("PRACTICEBOOK_ON", "2026-11-23")
    config = load_config(str(tiny.root / "mkdocs.yml"))

    with pytest.raises(Abort, match=r"cannot take the place of .*site/ \(Device or resource busy\)"):
        build(config)

    assert not list(tiny.root.glob(".site.building-*"))
