"""`practicebook scan`: what in any file could tell who somebody is."""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from practicebook.anonymity.hits import masked
from practicebook.anonymity.model import Model
from practicebook.anonymity.profiles import PROFILES
from practicebook.anonymity.vocabulary import Vocabulary, packaged_vocabulary, site_vocabulary
from practicebook.authoring import scan_input, scanning
from practicebook.authoring.scan_input import STANDARD_INPUT
from practicebook.authoring.scanning import Scan, Scanned
from practicebook.cli.common import Stop, format_option, model_if, model_option, print_json, site_at, summary
from practicebook.content.findings import Finding, as_json, as_text, has_errors
from practicebook.content.reading import read_library
from practicebook.history import git

Given = scan_input.Input | Finding


@click.command()
@click.argument("files", metavar="FILE…", nargs=-1)
@click.option("--profile", type=click.Choice([*PROFILES]), help="How strictly to read. Without it: inside a site, as the file's folder and kind say; else as an exemplar, which is strictest.")
@click.option("--reveal", is_flag=True, help="Show the words that are asked about. Without it they are masked, so that no log holds a name.")
@click.option("--staged", is_flag=True, help="Scan what is staged in Git for the next commit, as it is staged, instead of files.")
@model_option
@format_option
@click.option("--root", metavar="FOLDER", help="The site whose own words are known. Without it, the site that the first file is in, if any.")
@click.pass_context
def scan(context: click.Context, files: tuple[str, ...], profile: str | None, reveal: bool, staged: bool, with_model: bool, format_: str, root: str | None) -> None:
    """Say what in a file could tell who somebody is.

    FILE is any text, Markdown or Word file, a picture, a folder with all that is in it, or - for standard input. It need not
    belong to a site. Nothing is written, and nothing is sent anywhere. One line a finding, as “practicebook check” has them;
    in a Word file the line is the paragraph.

    \b
    Examples:
        practicebook scan notes.docx
        practicebook scan draft.md --profile post --reveal
        practicebook scan ../our-site/exemplars --format json
        practicebook scan - < pasted.txt
    """
    if bool(files) == staged:
        raise Stop("Name a file or a folder, or - for standard input; or ask for --staged, and name none.")
    for file in files:
        if file != STANDARD_INPUT and not Path(file).exists():
            raise Stop(f"There is no file or folder “{file}”.")
    asked, model = site_at(root) if root else None, model_if(with_model)
    site, inputs = _staged(asked) if staged else _given(files, asked)
    found = sorted(_scanned(inputs, site, profile, reveal, model), key=lambda one: one.finding.sort_key)
    findings = tuple(one.finding for one in found)
    if format_ == "json":
        print_json(_as_data(found, reveal))
    else:
        if findings:
            click.echo(as_text(findings))
        click.echo(f"{summary(findings)}.", err=True)
    context.exit(1 if has_errors(findings) else 0)


def _given(files: tuple[str, ...], site: Path | None) -> tuple[Path | None, Iterable[Given]]:
    site = site or scan_input.site_of(Path(files[0]))
    return site, scan_input.of_files(files, site, sys.stdin.buffer)


def _staged(site: Path | None) -> tuple[Path | None, Iterable[Given]]:
    """What is staged in the repository that we are in, and the site that it belongs to."""
    top = git.top(Path())
    staged = git.staged(top) if top else None
    if top is None or staged is None:
        raise Stop("Git cannot say what is staged here. Go to the folder of a Git repository, and see that Git is installed and works there.")
    folders = (top / file.path for file in staged)
    site = Path(os.path.realpath(site)) if site else next(filter(None, map(scan_input.site_of, (top, *folders))), None)
    return site, scan_input.of_staged(top, site, staged)


def _scanned(inputs: Iterable[Given], site: Path | None, profile: str | None, reveal: bool, model: Model | None) -> Iterable[Scanned]:
    vocabulary = vocabulary_of(site)
    for given in inputs:
        if isinstance(given, Finding):
            yield Scanned(scanning.with_end(given))
        else:
            yield from Scan(PROFILES[profile] if profile else scanning.profile_of(given), vocabulary, reveal, model).of(given)


def vocabulary_of(site: Path | None) -> Vocabulary:
    """What a site knows, or what every site does where there is none, or where its data files cannot be used."""
    if site is None:
        return packaged_vocabulary()
    library, _ = read_library(site)
    if library is None:
        click.echo(f"The data files of the site in {site} cannot be used, so its own words are not known. Ask “practicebook check” why.", err=True)
        return packaged_vocabulary()
    return site_vocabulary(library)


def _as_data(found: Iterable[Scanned], reveal: bool) -> list[dict[str, Any]]:
    """The array that `check` prints, with the words of each finding."""
    found = [*found]
    objects = json.loads(as_json(one.finding for one in found))
    return [data | {"text": one.text if reveal else masked(one.text)} for data, one in zip(objects, found, strict=True)]
