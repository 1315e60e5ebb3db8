"""Versions, dates and reviews that agree with each other."""

from collections.abc import Iterator
from itertools import pairwise

from practicebook.content.edition import Edition
from practicebook.content.fields import version_key
from practicebook.content.findings import Finding, Place, Rule
from practicebook.content.kinds import Exemplar, Withdrawn
from practicebook.content.library import Document, Text, governed

DAYS_OF_WARNING = 60
"""How many days before a consent ends the council is told."""

DATES = Rule("governance.dates", "error", "Dates that contradict each other.", "Correct the one that is wrong.")
VERSION_FILE = Rule("governance.version-file", "error", "A kept text whose file name is not its version.", "Rename the file to its version, such as 1.2.md.")
SAME_VERSION = Rule("governance.same-version", "error", "Two texts of a document have the same version.", "Give the newer text the next version.")
REVIEW_OVERDUE = Rule("governance.review-overdue", "warning", "A document whose review date has passed.", "Read it again and set the next date, or end it.")

CONSENT = Rule("governance.consent", "error", "An exemplar's basis and its consent record do not agree, or its consent has dates that cannot be.", "Add or take away the consent record, or correct the basis or the dates.")

CONSENT_ENDING = Rule("governance.consent-ending", "warning", f"The consent to an exemplar ends within {DAYS_OF_WARNING} days; then it leaves the site by itself.", "Ask the person again and write the new dates, or let it go.")
CONSENT_ENDED = Rule("governance.consent-ended", "warning", "The consent to an exemplar has ended. It has left the site, and its words are still in its file.", "Run `practicebook withdraw`, or write the dates of a new consent.")
WORDS_LEFT = Rule("governance.withdrawn-words", "warning", "A document was withdrawn, and its words are still in its file or kept beside it.", "Run `practicebook withdraw` with its id, which takes them away.")

RULES = (DATES, CONSENT, CONSENT_ENDING, CONSENT_ENDED, WORDS_LEFT, VERSION_FILE, SAME_VERSION, REVIEW_OVERDUE)


def findings(edition: Edition) -> Iterator[Finding]:
    """Check every governed document, the dates of consent, and that nothing is left of what was withdrawn."""
    for document in edition.library.documents:
        if document.main.fields.status == "withdrawn":
            yield from _of_withdrawn(document)
        if document.is_governed:
            for text in document.texts:
                yield from _of_text(text)
            yield from _of_texts(document)
            yield from _overdue(edition, document)
        elif isinstance(document.main.fields, Exemplar):
            yield from _of_consent(document.main, document.main.fields, edition)


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


def _of_withdrawn(document: Document) -> Iterator[Finding]:
    main = document.main
    if not isinstance(main.fields, Withdrawn) or main.body.text.strip():
        yield WORDS_LEFT.at(main.located.place(("status",)), "Its words are still in this file.")
    for text in document.kept:
        yield WORDS_LEFT.at(Place(text.file), "This kept text is of a document that was withdrawn.")


def _of_consent(text: Text, fields: Exemplar, edition: Edition) -> Iterator[Finding]:
    consent, place = fields.consent, text.located.place
    if (fields.basis == "consented") != (consent is not None):
        wants = "needs “consent”" if consent is None else "has “consent”, which only the basis “consented” may have"
        yield CONSENT.at(place(("basis",)), f"The basis is “{fields.basis}” and the exemplar {wants}.")
    if consent is None or fields.status == "withdrawn":
        return
    if consent.expires_on <= consent.given_on:
        yield CONSENT.at(place(("consent", "expires_on")), "The consent ends on or before the day it was given.")
    if consent.given_on > edition.day:
        yield CONSENT.at(place(("consent", "given_on")), f"The consent was given on {consent.given_on}, which is still to come.", "Correct the day, or wait until consent is given.")
    if consent.expires_on < edition.day:
        yield CONSENT_ENDED.at(place(("consent", "expires_on")), f"The consent ended on {consent.expires_on}.")
    elif (consent.expires_on - edition.day).days <= DAYS_OF_WARNING:
        yield CONSENT_ENDING.at(place(("consent", "expires_on")), f"The consent ends on {consent.expires_on}.")
