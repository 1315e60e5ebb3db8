"""`practicebook hooks`: have Git ask before each commit."""

import sys
from pathlib import Path

import click

from practicebook.authoring import hooks as authoring
from practicebook.cli.common import Stop


@click.command()
@click.argument("action", metavar="install", type=click.Choice(["install"]))
@click.option("--root", default=".", metavar="FOLDER", help="A folder of the Git repository. Here, if not given.")
def hooks(action: str, root: str) -> None:
    """Have Git look at what you commit before it does.

    Writes a pre-commit hook into this copy of the repository, which runs “practicebook scan --staged”: what is staged in
    docs/, framework/ and exemplars/, and any Word file, is read as it is staged, and a commit with an error is refused. A
    hook that somebody else wrote is never changed; you are told what to add to it. Each copy of the repository needs its own.

    \b
    Examples:
        practicebook hooks install
        practicebook hooks install --root ../our-site
    """
    if not Path(root).is_dir():
        raise Stop(f"There is no folder “{root}”.")
    try:
        done = authoring.install(Path(root), sys.executable)
    except authoring.Refused as refused:
        raise Stop(str(refused)) from None
    click.echo(f"{'Brought up to date' if done.replaced else 'Wrote'} {done.path}. From now on Git asks before each commit here.")
