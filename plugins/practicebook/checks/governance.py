"""Versions, dates and reviews that agree with each other."""

from collections.abc import Iterator
from itertools import pairwise

from practicebook.content.edition import Edition
from practicebook.content.fields import version_key
from practicebook.content.findings import Finding, Rule
from practicebook.content.kinds import Exemplar
from practicebook.content.library import Document, Text, governed

DATES = Rule("governance.dates", "error", "Dates that contradict each other.", "Correct the one that is wrong.")
VERSION_FILE = Rule("governance.version-file", "error", "A kept text whose file name is not its version.", "Rename the file to its version, such as 1.2.md.")
SAME_VERSION = Rule("governance.same-version", "error", "Two texts of a document have the same version.", "Give the newer text the next version.")
REVIEW_OVERDUE = Rule("governance.review-overdue", "warning", "A document whose review date has passed.", "Read it again and set the next date, or end it.")

CONSENT = Rule("governance.consent", "error", "An exemplar's basis and its consent record do not agree.", "Add or take away the consent record, or correct the basis.")

RULES = (DATES, CONSENT, VERSION_FILE, SAME_VERSION, REVIEW_OVERDUE)


def findings(edition: Edition) -> Iterator[Finding]:
    """Check every governed document, and the dates of consent."""
    for document in edition.library.documents:
        if document.is_governed:
            for text in document.texts:
                yield from _of_text(text)
            yield from _of_texts(document)
            yield from _overdue(edition, document)
        elif isinstance(document.main.fields, Exemplar):
            yield from _of_consent(document.main, document.main.fields)


def _of_text(text: Text) -> Iterator[Finding]:
    fields = governed(text)
    orders = (
        ("effective_to", fields.effective_to, "effective_from", fields.effective_from),
        ("next_review", fields.next_review, "effective_from", fields.effective_from),
        ("effective_from", fields.effective_from, "approved_on", fields.approved_on),
    )
    for name, later, other, earlier in orders:
        if later and earlier and later < earlier:
            yield DATES.at(text.located.place((name,)), f"“{name}” ({later}) is before “{other}” ({earlier}).")
    if text.kept and text.file.stem != fields.version:
        yield VERSION_FILE.at(text.located.place(("version",)), f"The file is {text.file.name} and its version is {fields.version}.")


def _of_texts(document: Document) -> Iterator[Finding]:
    """Texts come in the order of their versions."""
    for earlier, later in pairwise(document.texts):
        one, other = governed(earlier), governed(later)
        if version_key(one.version) == version_key(other.version):
            kept = earlier if earlier.kept else later
            yield SAME_VERSION.at(kept.located.place(("version",)), f"Two texts are version {one.version}.")
        elif other.effective_from <= one.effective_from:
            yield DATES.at(
                later.located.place(("effective_from",)),
                f"Version {other.version} starts on {other.effective_from}, not after version {one.version} ({one.effective_from}).",
            )


def _overdue(edition: Edition, document: Document) -> Iterator[Finding]:
    if document.id in edition.timelines and edition.state(document) == "in force":
        text = edition.text(document)
        due = governed(text).next_review
        if due < edition.day:
            yield REVIEW_OVERDUE.at(text.located.place(("next_review",)), f"The review was due on {due}.")


def _of_consent(text: Text, fields: Exemplar) -> Iterator[Finding]:
    if (fields.basis == "consented") != (fields.consent is not None):
        wants = "needs “consent”" if fields.consent is None else "has “consent”, which only the basis “consented” may have"
        yield CONSENT.at(text.located.place(("basis",)), f"The basis is “{fields.basis}” and the exemplar {wants}.")
    if fields.consent and fields.consent.expires_on <= fields.consent.given_on:
        yield CONSENT.at(text.located.place(("consent", "expires_on")), "The consent ends on or before the day it was given.")
