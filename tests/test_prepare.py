"""What `make test` does on a machine that lacks what the browser tests need."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT

TOOLS = ("sh", "dirname", "find", "env", "touch", "mkdir", "mv")
NPM = "mkdir -p node_modules/axe-core && touch node_modules/axe-core/axe.min.js node_modules/.package-lock.json"
USER, SUPERUSER = "echo 1000", "echo 0"


@dataclass
class Machine:
    """A machine with hardly any commands: those that a test gives it."""

    folder: Path

    def has(self, name: str, does: str = "exit 0") -> None:
        """Give it a command, which writes down how it was called."""
        file = self.folder / "bin" / name
        file.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.folder}/called"\n{does}\n')
        file.chmod(0o755)

    def apt_get_brings(self, *names: str) -> None:
        """Installing anything puts these commands there."""
        for name in names:
            self.has(name, NPM if name == "npm" else "exit 0")
            (self.folder / "bin" / name).rename(self.folder / name)
        moves = "\n".join(f'mv "{self.folder / name}" "{self.folder / "bin" / name}"' for name in names)
        self.has("apt-get", f'case "$*" in *install*) {moves or ":"};; esac')

    def prepare(self) -> "subprocess.CompletedProcess[str]":
        """Run the script there."""
        return subprocess.run(["sh", str(self.folder / "tests/prepare.sh")], env={"PATH": str(self.folder / "bin")}, capture_output=True, text=True, check=False)

    def called(self, name: str) -> list[str]:
        """The arguments of each call of a command."""
        file = self.folder / "called"
        lines = file.read_text().splitlines() if file.exists() else []
        return [line.removeprefix(f"{name} ") for line in lines if line.startswith(f"{name} ")]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A bare machine, with the script."""
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        path = shutil.which(tool)
        assert path
        (tmp_path / "bin" / tool).symlink_to(path)
    (tmp_path / "tests/browser").mkdir(parents=True)
    shutil.copy(ROOT / "tests/prepare.sh", tmp_path / "tests")
    shutil.copy(ROOT / "tests/browser/package-lock.json", tmp_path / "tests/browser")
    return Machine(tmp_path)


def test_the_superuser_gets_chromium_and_npm_and_then_axe(machine: Machine) -> None:
    machine.has("id", SUPERUSER)
    machine.apt_get_brings("chromium", "npm")

    assert machine.prepare().returncode == 0
    assert [call.split()[-1] for call in machine.called("apt-get")] == ["update", "npm"]
    assert machine.called("npm") == ["ci --silent"]


def test_sudo_that_asks_for_no_password_will_do(machine: Machine) -> None:
    machine.has("id", USER)
    machine.has("sudo", 'shift\n"$@"')
    machine.apt_get_brings("chromium", "npm")

    assert machine.prepare().returncode == 0
    assert len(machine.called("apt-get")) == 2


def test_where_all_is_there_nothing_is_called(machine: Machine) -> None:
    machine.has("chromium")
    machine.has("npm", NPM)
    assert machine.prepare().returncode == 0
    (machine.folder / "called").unlink()

    assert machine.prepare().returncode == 0
    assert not (machine.folder / "called").exists()


def test_a_user_who_may_not_install_is_told_how_in_one_line(machine: Machine) -> None:
    machine.has("id", USER)
    machine.has("sudo", "exit 1")
    machine.has("apt-get")

    prepared = machine.prepare()

    assert prepared.returncode == 1
    assert prepared.stderr.splitlines() == ["The tests need packages that are not here. As root: apt-get install chromium ca-certificates nodejs npm. Then run this again."]
    assert machine.called("apt-get") == []


def test_a_system_whose_chromium_does_not_come_by_apt_get_is_told_so(machine: Machine) -> None:
    machine.has("id", SUPERUSER)
    machine.apt_get_brings("npm")

    prepared = machine.prepare()

    assert prepared.returncode == 1
    assert "Install Chromium or Chrome by hand." in prepared.stderr


def test_without_the_registry_it_says_what_to_run(machine: Machine) -> None:
    machine.has("chromium")
    machine.has("npm", "exit 1")

    prepared = machine.prepare()

    assert prepared.returncode == 1
    assert prepared.stderr.splitlines() == ["The tests need axe-core. Run npm ci in tests/browser, with the npm registry in reach. Then run this again."]
