"""The hook that Git runs before a commit, so that nobody who could be known enters Git unseen."""

import os
import shlex
from dataclasses import dataclass
from pathlib import Path
from string import Template

from practicebook.history import git

HOOK = "pre-commit"
MARK = "# Written by `practicebook hooks install`."
"""The line by which our own hook is known, and may be replaced by a newer one."""

LINE = "practicebook scan --staged || exit 1"
"""What somebody adds to a hook of their own."""

_SCRIPT = Template(
    """\
#!/bin/sh
$mark
# Looks at what is staged, as it is staged, before Git commits it. Nothing is sent anywhere.
python=$python
if [ -n "$$python" ] && [ -x "$$python" ]; then
    "$$python" -P -m practicebook scan --staged
elif command -v practicebook >/dev/null 2>&1; then
    practicebook scan --staged
else
    echo "Nothing was committed: the practicebook command is not where it was. Install it, then run: practicebook hooks install" >&2
    exit 1
fi
status=$$?
if [ "$$status" -eq 1 ]; then
    echo >&2
    echo "Nothing was committed, and your files are as they were. What is named above could tell who somebody is." >&2
    echo "Mend it, or answer it in the file's anonymity_answers; then git add the file and commit again." >&2
    echo "To see the words: practicebook scan --staged --reveal" >&2
elif [ "$$status" -ne 0 ]; then
    echo "Nothing was committed, because what is staged could not be looked at." >&2
fi
exit "$$status"
"""
)


class Refused(ValueError):
    """A hook that was not written, and why, in words."""


@dataclass(frozen=True)
class Installed:
    """Where the hook is."""

    path: Path
    replaced: bool
    """True where an older one of ours was there."""


def install(folder: Path, python: str) -> Installed:
    """Write the hook for the repository that a folder is in. `python` is the program that runs us. Raises Refused and OSError."""
    top, hooks, own = git.top(folder), git.hooks_folder(folder), git.own_folder(folder)
    if top is None or hooks is None or own is None:
        raise Refused(f"“{folder}” is in no Git repository, or Git is not installed.")
    is_private = hooks.is_relative_to(own)
    if not is_private and not hooks.is_relative_to(os.path.realpath(top)):
        raise Refused(f"Git takes its hooks from {hooks}, which is not this repository's own (core.hooksPath). Add this line to the {HOOK} hook there:\n\n    {LINE}")
    path = hooks / HOOK
    replaced = path.exists() or path.is_symlink()
    if replaced and MARK not in _text(path):
        raise Refused(f"{path} is there already and is not ours, so it was left as it is. Add this line to it:\n\n    {LINE}")
    hooks.mkdir(parents=True, exist_ok=True)
    # A hook in the working tree is committed, and then it is not only for this machine.
    program = shlex.quote(python.replace("\\", "/")) if is_private else "''"
    path.write_text(_SCRIPT.substitute(mark=MARK, python=program), encoding="utf-8", newline="\n")
    path.chmod(0o755)
    return Installed(path, replaced)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""  # a link to nowhere is somebody's own
