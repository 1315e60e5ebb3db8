"""`practicebook sign`: a role's signature under an exemplar."""

import sys
from datetime import date, datetime
from pathlib import Path, PurePosixPath

import click

from practicebook.anonymity.vocabulary import site_vocabulary
from practicebook.authoring import sign as authoring
from practicebook.checks import anonymity
from practicebook.cli.common import Stop, data_files_unusable, root_option, site_at, site_file, today
from practicebook.content.findings import in_order
from practicebook.content.kinds import SignOff
from practicebook.content.library import Library
from practicebook.content.reading import read_library
from practicebook.content.signatures import COLLEAGUE_TEST, INTRUDER_TEST, signing

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("file")
@click.option("--role", required=True, metavar="ROLE", help="The role that signs, as framework/council.yml names it.")
@click.option("--intruder-note", metavar="WORDS", help="What the motivated-intruder test tried and found.")
@click.option("--colleague-note", metavar="WORDS", help="What the knowing-colleague test found.")
@click.option("--recheck-on", type=DAY, metavar="DAY", help="The day by which it is looked at again, as 2027-11-02.")
@click.option("--date", "signed_on", type=DAY, metavar="DAY", help="The day of signing, where it is not today.")
@root_option
def sign(file: str, role: str, intruder_note: str | None, colleague_note: str | None, recheck_on: datetime | None, signed_on: datetime | None, root: str) -> None:
    """Sign an exemplar, or a post that tells a case.

    Two different roles sign before it is published, one of them from outside the service areas that it is for. Each says
    what two tests of anonymity found; where a note is not given, the command asks. A signature is for the words as they
    are: when one changes, all lapse and both roles sign again, and a signature that lapsed gives way to the new one.

    Nothing is signed while the anonymity checks have an error that is neither mended nor answered.

    \b
    Examples:
        practicebook sign exemplars/the-garden-gate.md --role practice-lead
        practicebook sign exemplars/the-garden-gate.md --role practice-lead --recheck-on 2027-11-02 \\
            --intruder-note "Searched the phrases; nothing found." --colleague-note "Asked two workers; neither could say."
    """
    site, day = site_at(root), today()
    library = _library_of(site)
    try:
        document = authoring.signable(library, site_file(site, file))
        authoring.hold_role(library, role)
        authoring.hold_ready(document, in_order(anonymity.of_text(document.main, library, site_vocabulary(library))))
        sign_off = SignOff(
            role=role,
            date=_day(signed_on) or day,
            intruder_note=_note(intruder_note, "--intruder-note", INTRUDER_TEST),
            colleague_note=_note(colleague_note, "--colleague-note", COLLEAGUE_TEST),
            recheck_on=_day(recheck_on),
        )
        text = authoring.signed(library, document, sign_off, day)
        authoring.write(library, document, text)
    except authoring.Refused as refused:
        raise Stop(str(refused)) from None
    click.echo(f"{library.role_by_id[role].title} has signed {document.main.file}.")
    click.echo(_missing(site, document.main.file, day) or "It has the signatures that it needs.")


def _missing(site: Path, file: PurePosixPath, day: date) -> str:
    """What the file as it now stands still needs."""
    library = _library_of(site)
    return signing(authoring.signable(library, file).main, library, day).missing


def _library_of(site: Path) -> Library:
    library, findings = read_library(site)
    if library is None:
        raise data_files_unusable(findings)
    return library


def at_a_terminal() -> bool:
    """True where somebody is there to be asked."""
    return sys.stdin.isatty()


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _note(given: str | None, option: str, question: str) -> str:
    """A note as it was given, or as whoever sits at the terminal answers."""
    if given is None and at_a_terminal():
        click.echo(question)
        given = click.prompt("Your note", prompt_suffix=": ")
    if not (given or "").strip():
        raise Stop(f"{option} is missing: a signature says what the test found. {question}")
    return " ".join(str(given).split())
