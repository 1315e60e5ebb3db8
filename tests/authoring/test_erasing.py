"""The steps that `practicebook withdraw` prints, followed on a real repository: no object of it has a word left."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Site, environment, run, tiny_site

EXEMPLAR = "exemplars/a-good-talk.md"
KEPT = "docs/policies/listening.versions/0.9.md"
WORDS = ("beans", "gate", "leant", "A good talk", "squeaky hinge", "oboe", "picture of the fence")
"""What only the exemplar, its pictures and those who quote it ever said."""


class Repository:
    """A site in Git, with the copy that everybody pushes to."""

    def __init__(self, folder: Path, below: str) -> None:
        self.origin, self.clone = folder / "origin.git", folder / "clone"
        self.site = tiny_site(self.clone / below)
        self.environment = {
            **environment(),
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(folder),
            "TMPDIR": str(folder),
            **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "A Lead"), ("EMAIL", "lead@example.org"))},
        }
        self.shell(f'git init -q --bare -b main "{self.origin}"; git init -q -b main; git remote add origin "{self.origin}"', self.clone)

    def shell(self, commands: str, folder: Path | None = None) -> str:
        """Run lines in a shell that stops at the first that fails."""
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", commands], cwd=folder or self.site.root, env=self.environment, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, f"{commands}\n{done.stdout}{done.stderr}"
        return done.stdout

    def commit(self, message: str) -> None:
        """Commit all and push it."""
        self.shell(f"git add -A; git commit -q -m '{message}'; git push -q -u origin main", self.clone)

    def objects(self, repository: Path) -> bytes:
        """Every object that a repository holds, reachable or not, one after another."""
        return subprocess.run(["git", "-C", str(repository), "cat-file", "--batch-all-objects", "--batch"], capture_output=True, check=True).stdout


def lived_in(repository: Repository) -> None:
    """Give a repository some history: an exemplar that moves and changes, with a picture, and others that quote it."""
    site = repository.site
    text = (site.root / EXEMPLAR).read_text(encoding="utf-8")
    (site.root / EXEMPLAR).unlink()
    site.write("exemplars/the-squeaky-hinge.md", text.replace("Over the gate", "A squeaky hinge"))
    repository.commit("Tell of the squeaky hinge")
    (site.root / "exemplars/the-squeaky-hinge.md").unlink()
    (site.root / "exemplars/oboe.png").write_bytes(b"picture of the fence 1")
    site.write(EXEMPLAR, text.replace("He talked of beans.", "He talked of beans. ![An oboe](oboe.png)"), signed=False)
    repository.commit("Rename it")
    repository.shell("git tag first; git push -q origin first; git checkout -q -b side", repository.clone)
    (site.root / "exemplars/oboe.png").write_bytes(b"picture of the fence 2")
    repository.shell("git commit -q -a -m 'A new oboe'; git push -q origin side; git checkout -q main", repository.clone)
    site.replace("docs/policies/listening.md", "Only one.", "Only one. See [A good talk](/go/a-good-talk/).")
    repository.commit("Link to A good talk")


def withdrawn(repository: Repository, *options: str) -> str:
    """Withdraw the exemplar, mend what speaks of it, commit as the command says, and give what it printed."""
    site = repository.site
    done = run("practicebook", "withdraw", "a-good-talk", "--reason", "Somebody's neighbour was known", *options, cwd=site.root)
    assert done.returncode == 0, done.stderr
    site.replace("docs/policies/listening.md", " See [A good talk](/go/a-good-talk/).", "")
    site.replace("docs/about/another.md", "A good talk was another.", "There was another.")
    repository.shell(f"{commands_of(done.stdout, 'Now')}\ngit add -A; git commit -q -m 'Speak of it no more'; git push -q")
    return done.stdout


def commands_of(printed: str, title: str) -> str:
    """The commands under a title: what comes after the words."""
    found = re.search(rf"^(?:Step \d+\. )?{title}\n\n.+?\n\n(.+?)(?=\n\n(?:Step \d|What this)|\Z)", printed, re.MULTILINE | re.DOTALL)
    assert found, f"{title} is not among:\n{printed}"
    return found[1]


@pytest.fixture(params=["", "knowledge/base"], ids=["at the top", "in a folder of the repository"])
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Repository:
    """A repository that was worked in for a while, with the site at its top or below."""
    one = Repository(tmp_path, request.param)
    one.site.write("docs/about/another.md", "---\nid: another\ntitle: Another\nsummary: Another page.\n---\n\nA good talk was another.\n")
    lived_in(one)
    return one


@pytest.mark.parametrize("options", [(), ("--address-tells",)], ids=["address stays", "address tells"])
def test_who_follows_the_steps_has_no_word_of_it_in_any_object(repository: Repository, options: tuple[str, ...]) -> None:
    assert all(words.encode() in repository.objects(repository.origin) for words in WORDS)

    printed = withdrawn(repository, *options)
    titles = ["Name what goes", "Rewrite the history", "Push it over the old one", *(() if options else ("Put back the page that says so",))]
    read = 'grep -q "squeaky hinge" "$work/messages.txt"; echo "literal:squeaky hinge==>withdrawn" >> "$work/words.txt"'
    first, *others = (commands_of(printed, title) for title in titles)
    repository.shell("\n".join((first, read, *others)))
    repository.shell(commands_of(printed, "Clear the host"), repository.origin)

    left = repository.objects(repository.origin)
    telling = (*WORDS, "a-good-talk") if options else WORDS
    assert [words for words in telling if words.encode() in left] == []
    assert b"There was another." in left


def test_what_is_cloned_anew_is_the_site_with_a_page_that_says_so(repository: Repository, tmp_path: Path) -> None:
    printed = withdrawn(repository)
    repository.shell("\n".join(commands_of(printed, title) for title in ("Name what goes", "Rewrite the history", "Push it over the old one", "Put back the page that says so")))
    repository.shell(f'git clone -q "{repository.origin}" "{tmp_path}/anew"', tmp_path)

    anew = Site(tmp_path / "anew" / repository.site.root.relative_to(repository.clone))
    edition = anew.prepare().edition
    assert edition
    assert [document.id for document in edition.documents if edition.is_withdrawn(document)] == ["a-good-talk"]
    assert [finding for finding in anew.findings() if finding.severity == "error"] == []
    assert "first" in repository.shell("git tag", tmp_path / "anew")
    assert "origin/side" in repository.shell("git branch -r", tmp_path / "anew")
