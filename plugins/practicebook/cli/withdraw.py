"""`practicebook withdraw`: take a document away because it could do harm."""

import secrets
import textwrap
from collections.abc import Iterable

import click

from practicebook.authoring import erasing, withdraw as authoring
from practicebook.cli.common import Stop, data_files_unusable, root_option, site_at, today
from practicebook.content.reading import read_library

WIDTH = 100


@click.command()
@click.argument("an_id", metavar="ID")
@click.option("--reason", required=True, help="Why, without saying who. For your record and the commit; the site never shows it.")
@click.option("--address-tells", is_flag=True, help="The id or the file's name tells who: leave nothing at its address either.")
@root_option
def withdraw(an_id: str, reason: str, address_tells: bool, root: str) -> None:
    """Take a document away because it could do harm.

    For harm only: a policy that merely ends has effective_to. Every word of the document goes from its file, with its
    kept texts and the pictures that only it uses. Built again, the site has a page at its address that says that it was
    withdrawn, when, and whom to ask. With --address-tells there is nothing at its address, and its id is never used again.

    Then it says who else speaks of it, what no command can take back, and the steps for whoever looks after the repository.

    \b
    Examples:
        practicebook withdraw a-good-talk --reason "Somebody could be known from it"
        practicebook withdraw a-name --reason "The address tells who" --address-tells
    """
    site, day = site_at(root), today()
    reason = " ".join(reason.split())
    if not reason:
        raise Stop("Say why after --reason, in a few words that tell nothing of who.")
    library, findings = read_library(site)
    if library is None:
        raise data_files_unusable(findings)
    try:
        withdrawal = authoring.plan(library, an_id, day, address_tells, lambda: secrets.token_hex(4))
    except authoring.Refused as refused:
        raise Stop(str(refused)) from None
    authoring.carry_out(site, withdrawal)
    _print_done(withdrawal)
    _print_record(withdrawal, reason, str(day))
    _print_next(withdrawal, reason)
    _print_steps(withdrawal)


def _print_done(withdrawal: authoring.Withdrawal) -> None:
    for path in withdrawal.removed:
        click.echo(f"Removed {path}")
    click.echo(f"Wrote   {withdrawal.written}")
    for path in withdrawal.shared:
        click.echo(f"Left    {path}, which other documents use. Look at it.")


def _print_record(withdrawal: authoring.Withdrawal, reason: str, day: str) -> None:
    _print_title("For your own record, kept away from the repository")
    click.echo(f"Day      {day}")
    click.echo(f"Document {withdrawal.document.id}, in {withdrawal.file}")
    click.echo(f"Address  /{withdrawal.address}")
    click.echo(f"Reason   {reason}")


def _print_next(withdrawal: authoring.Withdrawal, reason: str) -> None:
    if withdrawal.mentions:
        _print_title("Others that speak of it")
        for mention in withdrawal.mentions:
            click.echo(str(mention))
        if withdrawal.address_tells:
            _print_words("Mend them before you build: they name what is no longer there, and so tell the name.")
    _print_title("Now")
    _print_words("Commit, push, build and publish. The message stays in the history, so see that it does not say who.")
    _print_commands(erasing.commit_commands(withdrawal, reason))


def _print_steps(withdrawal: authoring.Withdrawal) -> None:
    _print_title("What this command cannot take back")
    for words in erasing.CANNOT:
        click.echo(textwrap.fill(words, WIDTH, initial_indent="- ", subsequent_indent="  "))
    for number, step in enumerate(erasing.steps(withdrawal), 1):
        _print_title(f"Step {number}. {step.title}")
        _print_words(step.why)
        _print_commands(step.commands)


def _print_title(words: str) -> None:
    click.echo(f"\n{words}\n")


def _print_words(words: str) -> None:
    click.echo(textwrap.fill(words, WIDTH, break_long_words=False, break_on_hyphens=False))


def _print_commands(commands: Iterable[str]) -> None:
    """Commands as they can be copied: a text that one of them takes in ends with a line of its own, so nothing is put before a line."""
    lines = list(commands)
    if lines:
        click.echo("\n" + "\n".join(lines))
