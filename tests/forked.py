"""Commands in processes of their own that need not start anew: each is forked from one that has loaded what they load."""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from multiprocessing import forkserver
from pathlib import Path

COMMANDS = {"mkdocs": ("mkdocs.__main__", "cli"), "practicebook": ("practicebook.cli", "main")}
"""Where each command starts, as the package that brings it says."""
PATIENCE = 300
"""Seconds."""

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["loaded"])


@cache
def _started() -> None:
    """Start the process that others are forked from, once, where it finds what it is to load."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parent), *filter(None, [before])])
    try:
        forkserver.ensure_running()
    finally:
        del os.environ["PYTHONPATH"]
        os.environ.update({"PYTHONPATH": before} if before is not None else {})


def run(name: str, *arguments: str, cwd: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    _started()
    with tempfile.TemporaryDirectory() as folder:
        outputs = [Path(folder, stream) for stream in ("stdout", "stderr")]
        process = _FORKS.Process(target=_command, args=(name, arguments, cwd, dict(environment), outputs))
        process.start()
        process.join(PATIENCE)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired([name, *arguments], PATIENCE)
        return subprocess.CompletedProcess([name, *arguments], process.exitcode, *(path.read_text(encoding="utf-8") for path in outputs))


def _command(name: str, arguments: tuple[str, ...], cwd: Path, environment: Mapping[str, str], outputs: list[Path]) -> None:
    """What the forked process does."""
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    for number, path in enumerate(outputs, start=1):
        opened = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = [name, *arguments]
    module, function = COMMANDS[name]
    getattr(import_module(module), function)()
