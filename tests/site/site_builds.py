"""Sites that are built once a run, for all workers."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import DAY, ROOT, Site, copy_of_real
from filelock import FileLock

SECOND = ROOT / "tests" / "second-council"
SITE_URL = str(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("theme:")[0])["site_url"])
"""Of the real site."""


def built_once(factory: pytest.TempPathFactory, name: str, copy: Callable[[Path], object], day: date = DAY) -> Site:
    """A site under a name of its own, copied and built by whichever worker comes first; not to be changed."""
    own = factory.getbasetemp()
    site = Site((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name)
    with FileLock(f"{site.root}.lock"):
        if not (site.root / "site").exists():
            shutil.rmtree(site.root, ignore_errors=True)
            copy(site.root)
            built = site.build(day)
            assert built.returncode == 0, built.stderr
    return site


def real_on(day: date, factory: pytest.TempPathFactory) -> Site:
    """The real site as on a day."""
    return built_once(factory, f"real-site-{day}", copy_of_real, day)


def second_council(factory: pytest.TempPathFactory) -> Site:
    """The second council's site."""
    return built_once(factory, "second-council", lambda folder: shutil.copytree(SECOND, folder))
