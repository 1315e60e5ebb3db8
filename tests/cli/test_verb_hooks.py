"""`practicebook hooks install` has Git look at what is staged before it commits, in real repositories."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, Site, environment
from repositories import git
from verbs import practicebook

sys.path.insert(0, str(ROOT / "tests" / "word"))
from docx import docx  # noqa: E402

EXEMPLAR = "exemplars/a-good-talk.md"
NUMBER = "999 000 0018"
"""A made-up NHS number, from the range that is never given out."""

OURS = "# Written by `practicebook hooks install`."


@pytest.fixture
def site(tiny: Site) -> Site:
    """The tiny site committed in a repository, with the hook."""
    git(tiny.root, "init", "-q", "-b", "main")
    git(tiny.root, "add", ".")
    git(tiny.root, "commit", "-q", "-m", "Start")
    assert practicebook("hooks", "install", root=tiny.root).exit_code == 0
    return tiny


def commit(folder: Path, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    """A commit as a person makes it, hooks and all."""
    told = environment() | {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@site.example", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@site.example"}
    return subprocess.run(["git", "commit", "-m", "A change", *arguments], cwd=folder, env=told | ({"PATH": path} if path else {}), capture_output=True, text=True, check=False)


def heads(folder: Path) -> str:
    return git(folder, "rev-list", "--count", "HEAD").strip()


def add_words(site: Site, words: str, path: str = EXEMPLAR) -> None:
    file = site.root / path
    file.write_text(file.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")


def test_a_commit_with_an_nhs_number_in_an_exemplar_is_refused(site: Site) -> None:
    add_words(site, f"NHS number {NUMBER}.")
    git(site.root, "add", EXEMPLAR)

    done = commit(site.root)

    assert (done.returncode, heads(site.root)) == (1, "1")
    assert f"{EXEMPLAR}:" in done.stderr + done.stdout and "anonymity.nhs-number" in done.stderr + done.stdout
    assert "Nothing was committed, and your files are as they were." in done.stderr
    assert NUMBER not in done.stderr + done.stdout


def test_a_commit_without_one_passes(site: Site) -> None:
    add_words(site, "Then he told them about his beans.")
    git(site.root, "add", EXEMPLAR)

    done = commit(site.root)

    assert (done.returncode, heads(site.root)) == (0, "2"), done.stderr


def test_what_is_staged_is_judged_and_not_what_stands_in_the_folder(site: Site) -> None:
    add_words(site, f"NHS number {NUMBER}.")
    git(site.root, "add", EXEMPLAR)
    site.replace(EXEMPLAR, NUMBER, "left out", signed=False)

    assert commit(site.root).returncode == 1


def test_what_is_not_staged_does_not_stop_a_commit(site: Site) -> None:
    add_words(site, "Then he told them about his beans.")
    git(site.root, "add", EXEMPLAR)
    add_words(site, f"NHS number {NUMBER}.")

    assert commit(site.root).returncode == 0


def test_a_commit_of_some_files_only_is_judged_by_those(site: Site) -> None:
    add_words(site, f"NHS number {NUMBER}.")
    add_words(site, "Then ask again.", "docs/index.md")
    git(site.root, "add", EXEMPLAR, "docs/index.md")

    assert commit(site.root, "--", "docs/index.md").returncode == 0
    assert commit(site.root, "--", EXEMPLAR).returncode == 1


def test_a_commit_of_all_that_changed_is_judged(site: Site) -> None:
    add_words(site, f"NHS number {NUMBER}.")

    assert commit(site.root, "-a").returncode == 1


def test_a_file_that_is_taken_away_is_not_asked_about(site: Site) -> None:
    add_words(site, f"NHS number {NUMBER}.")
    git(site.root, "commit", "-q", "-a", "--no-verify", "-m", "Before the hook")
    git(site.root, "rm", "-q", EXEMPLAR)

    assert commit(site.root).returncode == 0


@pytest.mark.parametrize("path", ["notes.txt", "src/notes.md", "docs/site.js"])
def test_files_that_are_no_content_are_let_be(site: Site, path: str) -> None:
    site.write(path, f"NHS number {NUMBER}.")
    git(site.root, "add", path)

    assert commit(site.root).returncode == 0


@pytest.mark.parametrize("path", ["visit.docx", "away/visit.docx", "docs/visit.docx"])
def test_a_word_file_is_asked_about_wherever_it_is(site: Site, path: str) -> None:
    site.write(path, "").write_bytes(docx(f"NHS number {NUMBER}."))
    git(site.root, "add", path)

    assert commit(site.root).returncode == 1


def test_the_first_commit_of_a_repository_is_judged(tiny: Site) -> None:
    git(tiny.root, "init", "-q")
    practicebook("hooks", "install", root=tiny.root)
    add_words(tiny, f"NHS number {NUMBER}.")
    git(tiny.root, "add", ".")

    assert commit(tiny.root).returncode == 1


def test_a_worktree_is_judged_too(site: Site, tmp_path: Path) -> None:
    other = Site(tmp_path / "other")
    git(site.root, "worktree", "add", "-q", str(other.root))
    add_words(other, f"NHS number {NUMBER}.")
    git(other.root, "add", EXEMPLAR)

    assert commit(other.root).returncode == 1
    assert "Brought up to date" in practicebook("hooks", "install", root=other.root).stdout


def test_a_site_in_a_folder_of_a_repository_is_judged(tmp_path: Path, tiny: Site) -> None:
    top = tmp_path / "top"
    (top / "deep").mkdir(parents=True)
    shutil.move(tiny.root, top / "deep/site")
    git(top, "init", "-q")
    practicebook("hooks", "install", root=top)
    add_words(Site(top / "deep/site"), f"NHS number {NUMBER}.")
    git(top, "add", ".")

    done = commit(top)

    assert done.returncode == 1
    assert f"deep/site/{EXEMPLAR}:" in done.stderr + done.stdout


def test_names_of_files_that_git_would_quote_are_read(site: Site) -> None:
    site.write("docs/about/é “x” y.md", f"NHS number {NUMBER}.")
    git(site.root, "add", ".")

    assert commit(site.root).returncode == 1


# Where the hook is written


def test_where_the_command_has_gone_nothing_is_committed(site: Site) -> None:
    hook = site.root / ".git/hooks/pre-commit"
    hook.write_text(hook.read_text(encoding="utf-8").replace(sys.executable, "/no/such/python"), encoding="utf-8")
    add_words(site, "Then he told them about his beans.")
    git(site.root, "add", EXEMPLAR)

    done = commit(site.root, path="/usr/bin:/bin")

    assert done.returncode == 1
    assert "the practicebook command is not where it was" in done.stderr


def test_the_hook_can_be_run_and_is_what_a_plain_shell_reads(site: Site) -> None:
    hook = site.root / ".git/hooks/pre-commit"

    assert os.access(hook, os.X_OK)
    assert b"\r" not in hook.read_bytes() and hook.read_bytes().startswith(b"#!/bin/sh\n")
    assert subprocess.run(["sh", "-n", str(hook)], check=False).returncode == 0


def test_a_program_on_windows_is_named_as_git_bash_reads_it(tiny: Site) -> None:
    from practicebook.authoring import hooks

    git(tiny.root, "init", "-q")
    hooks.install(tiny.root, r"C:\Users\Some One's\python.exe")

    assert """python='C:/Users/Some One'"'"'s/python.exe'""" in (tiny.root / ".git/hooks/pre-commit").read_text(encoding="utf-8")


def test_installing_again_is_no_fault(site: Site) -> None:
    again = practicebook("hooks", "install", root=site.root)

    assert again.exit_code == 0
    assert again.stdout.startswith("Brought up to date ")


def test_a_hook_of_somebodys_own_is_left_and_the_line_to_add_is_said(site: Site) -> None:
    hook = site.root / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho mine\n", encoding="utf-8")

    refused = practicebook("hooks", "install", root=site.root)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "    practicebook scan --staged || exit 1" in refused.stderr
    assert hook.read_text(encoding="utf-8") == "#!/bin/sh\necho mine\n"


def test_the_line_to_add_does_what_the_hook_does(site: Site) -> None:
    hook = site.root / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\nPATH='{Path(sys.executable).parent}':$PATH\npracticebook scan --staged || exit 1\n", encoding="utf-8")
    add_words(site, f"NHS number {NUMBER}.")

    assert commit(site.root, "-a").returncode == 1


def test_a_folder_of_hooks_in_the_repository_gets_a_hook_that_names_no_machine(site: Site) -> None:
    git(site.root, "config", "core.hooksPath", ".hooks")
    add_words(site, f"NHS number {NUMBER}.")

    assert practicebook("hooks", "install", root=site.root).exit_code == 0
    written = (site.root / ".hooks/pre-commit").read_text(encoding="utf-8")
    assert OURS in written and sys.executable not in written
    assert commit(site.root, "-a", path=f"{Path(sys.executable).parent}:/usr/bin:/bin").returncode == 1


def test_a_folder_of_hooks_for_all_repositories_is_left_and_the_line_to_add_is_said(site: Site, tmp_path: Path) -> None:
    git(site.root, "config", "core.hooksPath", str(tmp_path / "everybodys"))

    refused = practicebook("hooks", "install", root=site.root)

    assert refused.exit_code == 2
    assert "core.hooksPath" in refused.stderr and "practicebook scan --staged || exit 1" in refused.stderr
    assert not (tmp_path / "everybodys").exists()


@pytest.mark.parametrize("arguments", [("hooks", "install"), ("scan", "--staged")])
def test_where_there_is_no_repository_a_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    ran = practicebook(*arguments)

    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)


# The pre-commit tool


def test_the_hook_for_the_pre_commit_tool_looks_at_the_same_files() -> None:
    import re

    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    assert (hook["entry"], hook["language"]) == ("practicebook scan", "python")
    for path, wanted in {"exemplars/a.md": True, "site/docs/a.png": True, "a.docx": True, "a/b.DOCX": True, "src/a.md": False, "README.md": False, "docs/a.js": False, "docs/fonts/a.woff2": False}.items():
        assert bool(re.search(hook["files"], path) and not re.search(hook["exclude"], path)) is wanted, path
