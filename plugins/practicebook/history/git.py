"""Git, asked few things: whether a repository is whole, who made which version of a file, and what those versions hold.

The only module that runs Git. It reads alone, runs no hook and asks no network. Where there is no Git, no repository, or
only part of one, every question has the answer "nothing": with less history a build may find less, never render otherwise.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ENDING = ".md"
"""Only versions of Markdown files are asked about."""

_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_NAMESPACE")
"""Set where a Git hook runs us; the repository that counts is the one that holds the site."""

_AUTHOR, _CHANGE, _GONE = "author ", ":", "0"


@dataclass(frozen=True)
class Version:
    """A version of a file, as a commit brought it in."""

    author: str
    """The e-mail address of the commit's author, in lower case, as the repository's .mailmap has it."""
    blob: str
    """What Git calls the file's content."""


def is_whole(root: Path) -> bool:
    """True where a folder is in a repository that has all of its history: neither shallow nor fetched in part."""
    if _asked(root, "rev-parse", "--is-shallow-repository") != "false\n":
        return False
    return not _asked(root, "config", "--get-regexp", r"^remote\..*\.promisor$")


def versions(root: Path, *folders: str) -> Iterator[Version]:
    """Every version of every Markdown file under some folders of a root, parents before children."""
    told = _asked(
        *(root, "log", "--no-show-signature", "--topo-order", "--reverse", "--full-history", "-m", "--no-renames"),
        *("--raw", "--no-abbrev", f"--format={_AUTHOR}%aE", "HEAD", "--", *folders),
    )
    author = ""
    for line in (told or "").split("\n"):
        if line.startswith(_AUTHOR):
            author = line.removeprefix(_AUTHOR).lower()
        elif line.startswith(_CHANGE) and line.rstrip('"').endswith(ENDING):
            blob = line.split(maxsplit=4)[3]
            if blob.strip(_GONE):
                yield Version(author, blob)


@contextmanager
def contents(root: Path, in_hook: bool = False) -> Iterator["Contents"]:
    """What blobs hold, from one process for as long as it is asked."""
    with subprocess.Popen(_command(root, "cat-file", "--batch"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(in_hook)) as process:
        yield Contents(process)


class Contents:
    """Answers what a blob holds."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    def of(self, blob: str) -> bytes | None:
        """The content of a blob; `None` where the repository does not have it."""
        asking, answering = self._process.stdin, self._process.stdout
        assert asking and answering
        asking.write(f"{blob}\n".encode())
        asking.flush()
        _, kind, *size = answering.readline().split() or (b"", b"missing")
        return answering.read(int(size[0]) + 1)[:-1] if kind == b"blob" else None


@dataclass(frozen=True)
class Staged:
    """A file as it is staged for the next commit."""

    path: str
    """Relative to the top of the working tree, with `/` between its parts."""
    blob: str
    """What Git calls the file's content."""


def top(folder: Path) -> Path | None:
    """The top of the working tree that a folder is in; `None` where it is in none."""
    told = _asked(folder, "rev-parse", "--show-toplevel", in_hook=True)
    return Path(told.removesuffix("\n")) if told and told.strip() else None


def staged(folder: Path) -> tuple[Staged, ...] | None:
    """Every file that the next commit adds or changes; in a hook, those of the commit that the hook is asked about. `None` where Git cannot say."""
    options = ("--raw", "--no-abbrev", "--no-renames", "--no-relative", "--ignore-submodules", "--diff-filter=ACMT", "-z")
    told = _asked(folder, "diff", "--cached", *options, in_hook=True)
    if told is None:
        return None
    parts = told.split("\0")
    return tuple(Staged(path, described.split()[3]) for described, path in zip(parts[::2], parts[1::2], strict=False))


def hooks_folder(folder: Path) -> Path | None:
    """Where Git looks for the hooks of a folder's repository; with `core.hooksPath` that may be anywhere."""
    return _path(folder, "--git-path", "hooks")


def own_folder(folder: Path) -> Path | None:
    """Where Git keeps a folder's repository, which its worktrees share."""
    return _path(folder, "--git-common-dir")


def _path(folder: Path, *question: str) -> Path | None:
    told = _asked(folder, "rev-parse", *question)
    return Path(os.path.realpath(folder / told.removesuffix("\n"))) if told and told.strip() else None


def _asked(root: Path, *arguments: str, in_hook: bool = False) -> str | None:
    """What Git says; `None` where it is not there or has nothing to say. `in_hook`: of the commit that a hook runs us for."""
    try:
        done = subprocess.run(_command(root, *arguments), capture_output=True, check=False, env=_environment(in_hook))
    except OSError:
        return None
    return done.stdout.decode("utf-8", errors="surrogateescape" if in_hook else "replace") if done.returncode == 0 else None


def _command(root: Path, *arguments: str) -> list[str]:
    return ["git", "--no-pager", "--no-replace-objects", "-C", str(root), *arguments]


def _environment(in_hook: bool = False) -> Mapping[str, str]:
    return {name: value for name, value in os.environ.items() if in_hook or name not in _OF_A_HOOK} | {
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }
