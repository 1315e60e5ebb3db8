"""`practicebook pseudonymise`: a text with roles and letters in place of names, each accepted by a person."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from practicebook.anonymity.control import control_spans
from practicebook.anonymity.profiles import EXEMPLAR
from practicebook.anonymity.pseudonyms import Proposal, applied, proposals
from practicebook.anonymity.scan import scan
from practicebook.authoring import scan_input, scanning
from practicebook.cli.common import Stop, print_utf8, site_at
from practicebook.cli.scan import vocabulary_of
from practicebook.content.findings import Finding
from practicebook.word import NotRead


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write the new text here. Never over a file that is there. Without it, it is printed.")
@click.option("--accept-all", is_flag=True, help="Take every proposal unseen, to try the command out. What comes of it has been read by nobody.")
@click.option("--root", metavar="FOLDER", help="The site whose own words are known. Without it, the site that the file is in, if any.")
def pseudonymise(file: Path, output: Path | None, accept_all: bool, root: str | None) -> None:
    """Propose what could stand for names, dates and places.

    Shows each thing that could tell who somebody is beside what could stand there: a role, a letter, a season, “a town
    nearby”; the same person has the same pseudonym throughout. You say yes or no to each, or write words of your own. FILE is a
    text or Word file, which is never changed. What comes out is a start: a story can be known without a name in it.

    \b
    Examples:
        practicebook pseudonymise notes.txt
        practicebook pseudonymise notes.docx --output story.md
    """
    if output is not None and (output.exists() or output.is_symlink()):
        raise Stop(f"{output} is already there, and was left as it is. Choose another name.")
    site = site_at(root) if root else scan_input.site_of(file)
    text = _text_of(file, site)
    found = proposals(text, scan(text, EXEMPLAR, vocabulary_of(site), control_spans(text)))
    chosen = found if accept_all else tuple(_asked(found))
    if output is None:
        print_utf8(applied(text, chosen).rstrip("\n"))
    else:
        with output.open("x", encoding="utf-8", newline="\n") as written:
            written.write(applied(text, chosen))
    left = len(found) - len(chosen)
    click.echo(f"{len(chosen)} changed, {left} left as {'it was' if left == 1 else 'they were'}. Now ask “practicebook scan”, and then a colleague.", err=True)


def _text_of(file: Path, site: Path | None) -> str:
    (given,) = scan_input.of_files((os.path.join(".", file),), site, sys.stdin.buffer)
    if isinstance(given, Finding):
        raise Stop(str(given))
    try:
        text = scanning.readable(given)
    except NotRead as error:
        raise Stop(f"{file}: {error.message} {error.rule.mend}") from None
    if text is None or len(text) > scanning.MAX_TEXT:
        raise Stop(f"{file} is no text or Word file that can be read here.")
    return text


def _asked(found: Sequence[Proposal]) -> Iterator[Proposal]:
    """Those that a person takes, perhaps in words of their own. What was said of words is not asked again of the same words."""
    said: dict[tuple[str, str], str | None] = {}
    for proposal in found:
        key = (proposal.words, proposal.instead)
        if key not in said:
            click.echo(f"\n    {_on_a_line(proposal.words)}   →   {_on_a_line(proposal.instead) or '(nothing)'}", err=True)
            answer = click.prompt("Take it? y, n, or your own words", default="y", err=True).strip()
            said[key] = {"y": proposal.instead, "yes": proposal.instead, "n": None, "no": None}.get(answer.lower(), answer)
        instead = said[key]
        if instead is not None:
            yield replace(proposal, instead=instead)


def _on_a_line(words: str) -> str:
    return " ".join(words.split())
