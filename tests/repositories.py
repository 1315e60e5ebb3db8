"""Real Git repositories for tests, made commit by commit, whatever the machine's own configuration says."""

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, author: str = "ann@site.example") -> str:
    """Run Git in a folder, as an author."""
    name = author.partition("@")[0]
    identity = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", name), ("EMAIL", author))}
    environment = os.environ | identity | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(["git", "-C", str(folder), *arguments], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def commit(folder: Path, author: str = "ann@site.example") -> None:
    """Commit all that a folder holds, making it a repository where it is none."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "A change", author=author)
