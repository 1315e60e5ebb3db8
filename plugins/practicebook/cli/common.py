"""What the verbs share: the site's root, the format, the day, and stopping with one clear line."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import click

from practicebook.anonymity.model import Model, NotInstalled
from practicebook.clock import build_day
from practicebook.content.findings import Finding, as_text, in_order

Verb = TypeVar("Verb", bound=Callable[..., Any])

SITE_FOLDERS = ("framework", "docs")
"""A folder that has one of these is taken for a site."""


class Stop(click.ClickException):
    """Wrong use: one line on standard error, and exit status 2."""

    exit_code = 2


def root_option(verb: Verb) -> Verb:
    """`--root`."""
    return click.option("--root", default=".", metavar="FOLDER", help="The folder that holds docs/, framework/ and exemplars/. Here, if not given.")(verb)


def format_option(verb: Verb) -> Verb:
    """`--format`."""
    return click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Words for people, or JSON for machines.")(verb)


def model_option(verb: Verb) -> Verb:
    """`--model`."""
    return click.option("--model", "with_model", is_flag=True, help="Ask a model of language for names too. It comes with practicebook[names], and nothing is downloaded.")(verb)


def model_if(wanted: bool) -> Model | None:
    """The model of language, loaded, where it is wanted. Stops where it is not installed."""
    try:
        return Model() if wanted else None
    except NotInstalled as error:
        raise Stop(str(error)) from None


def site_at(root: str) -> Path:
    """The root of a site. Stops where there is none."""
    if not any(os.path.isdir(os.path.join(root, folder)) for folder in SITE_FOLDERS):
        raise Stop(f"There is no site in “{root}”: it has no framework/ and no docs/. Go to the site's folder, or name it with --root.")
    return Path(root)


def site_file(site: Path, name: str) -> PurePosixPath:
    """A file of a site, relative to its root, from its path there or from here. Stops where there is none."""
    for path in (site / name, Path(name)):
        if path.is_file() and path.resolve().is_relative_to(site.resolve()):
            return PurePosixPath(path.resolve().relative_to(site.resolve()).as_posix())
    raise Stop(f"There is no file “{name}” in this site.")


def today() -> date:
    """The day that the verb works on. Stops where it was set to something that is no day."""
    try:
        return build_day()
    except ValueError as error:
        raise Stop(str(error)) from None


def data_files_unusable(findings: Iterable[Finding]) -> click.ClickException:
    """Every error, and exit status 1: for verbs that can do nothing without the data files."""
    errors = in_order(finding for finding in findings if finding.severity == "error")
    return click.ClickException(f"the data files cannot be used until these are mended.\n{as_text(errors)}")


def summary(findings: Sequence[Finding]) -> str:
    """How many errors and warnings there are, in words without a full stop."""
    if not findings:
        return "Nothing to mend"
    errors = sum(finding.severity == "error" for finding in findings)
    return f"{_count(errors, 'error')}, {_count(len(findings) - errors, 'warning')}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def print_json(value: Any) -> None:
    """Print JSON, as UTF-8 whatever the terminal's own encoding."""
    print_utf8(json.dumps(value, indent=2, ensure_ascii=False))


def print_utf8(text: str) -> None:
    """Print text as UTF-8; a file name that is no text keeps its bytes as escapes."""
    click.echo(f"{text}\n".encode("utf-8", "backslashreplace"), nl=False)


def never_fail_to_print() -> None:
    """Let a terminal that lacks a character show its number instead of stopping the verb."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
