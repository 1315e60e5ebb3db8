"""Wrong use gives one clear line and exit status 2, never a traceback."""

from pathlib import Path

import pytest
from conftest import Site
from verbs import practicebook

ON_A_SITE = [("check",), ("check", "--format", "json"), ("stats",), ("stats", "--format", "json"), ("new", "post", "A title")]


@pytest.mark.parametrize("arguments", ON_A_SITE, ids=" ".join)
def test_where_there_is_no_site_one_line_says_so(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = practicebook(*arguments, root=tmp_path)

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == f"Error: There is no site in “{tmp_path}”: it has no framework/ and no docs/. Go to the site's folder, or name it with --root.\n"


@pytest.mark.parametrize("root", ["no/such/folder", "mkdocs.yml", "x" * 5000, "a\udcffb"], ids=["missing", "file", "too long", "no text"])
def test_a_root_that_is_no_folder_is_refused(tiny: Site, monkeypatch: pytest.MonkeyPatch, root: str) -> None:
    monkeypatch.chdir(tiny.root)

    ran = practicebook("check", "--root", root)

    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("arguments", ON_A_SITE, ids=" ".join)
@pytest.mark.parametrize("day", ["soon", "2026-13-01", "2026-02-30", "01/06/2026"])
def test_a_day_that_is_no_day_is_refused(tiny: Site, arguments: tuple[str, ...], day: str) -> None:
    ran = practicebook(*arguments, root=tiny.root, day=day)

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == f"Error: PRACTICEBOOK_ON is “{day}”, which is not a date. Write it as 2026-06-01.\n"


@pytest.mark.parametrize("arguments", ON_A_SITE, ids=" ".join)
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2028-02-29"])
def test_any_day_there_is_will_do(tiny: Site, arguments: tuple[str, ...], day: str) -> None:
    assert practicebook(*arguments, root=tiny.root, day=day).exit_code == 0


@pytest.mark.parametrize("epoch", ["soon", "1.5", "9" * 30])
def test_a_time_of_the_build_that_is_no_time_is_refused(tiny: Site, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    ran = practicebook("check", root=tiny.root, day="")

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert f"SOURCE_DATE_EPOCH is “{epoch}”" in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("chekc",), "Did you mean 'check'?"),
        (("check", "--fromat", "json"), "--format"),
        (("check", "--format", "xml"), "'text', 'json'"),
        (("check", "surplus"), "surplus"),
        (("new", "post"), "TITLE"),
        (("new",), "KIND"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_mistyped_arguments_are_explained(arguments: tuple[str, ...], words: str) -> None:
    ran = practicebook(*arguments)

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert words in ran.stderr
