"""Running a verb in a test, with its standard output and standard error apart."""

from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result
from conftest import DAY

from practicebook.cli import main


def practicebook(*arguments: str, root: Path | None = None, day: date | str = DAY) -> Result:
    """Run `practicebook` with arguments, on a site and a day."""
    where = ["--root", str(root)] if root else []
    return CliRunner().invoke(main, [*arguments, *where], env={"PRACTICEBOOK_ON": str(day), "COLUMNS": "80"})
