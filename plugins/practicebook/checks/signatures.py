"""Signatures of exemplars, and of posts that tell a case: those that do not count and why, and what is unsigned."""

from collections.abc import Iterator

from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Rule
from practicebook.content.kinds import Post
from practicebook.content.library import Document, Text
from practicebook.content.signatures import NEEDED, Signature, Signers, Signing

UNSIGNED = Rule("signatures.unsigned", "warning", "An exemplar, or a post that tells a case, without the two signatures that it needs: a build leaves it out, and links to it become plain words.", "Have it signed: `practicebook sign FILE --role ROLE`.")
LAPSED = Rule("signatures.lapsed", "warning", "A signature for other words than these: something that a reader can see has changed since.", "Read it again as a whole, and sign again: `practicebook sign FILE --role ROLE`.")
MAY_NOT_SIGN = Rule("signatures.may-not-sign", "warning", "A signature of a role that signs nothing.", "Have a role sign that has `signs: true` in `framework/council.yml`, or mark this one there.")
SAME_ROLE = Rule("signatures.same-role", "warning", "Two signatures of one role, which count as one.", "Keep the newer one, and have another role sign.")
FROM_INSIDE = Rule("signatures.from-inside", "warning", "Nobody from outside the case's area has signed: every role that did is a contact of one of its service areas.", "Have a role sign that is no contact of its service areas.")
FUTURE = Rule("signatures.future", "warning", "A signature of a day to come, which does not count before it.", "Correct the date, or wait for it.")
NO_NOTE = Rule("signatures.no-note", "warning", "A signature that does not say what one of the two tests found.", "Add the note: what was tried, who was asked, and what came of it.")
RECHECK_PASSED = Rule("signatures.recheck-passed", "warning", "The day by which it was to be looked at again has passed.", "Do both tests again; then change `recheck_on`, or withdraw it.")
DATES = Rule("signatures.dates", "error", "A signature whose day of looking again is not after the day of signing.", "Correct the one that is wrong.")
NOT_NEEDED = Rule("signatures.not-needed", "warning", "Signatures under a post that does not say it tells a case, so that nothing holds it to them.", "Add `tells_case: true` if it tells one, or take the signatures away.")
ONE_AUTHOR = Rule("signatures.one-author", "error", "Both signatures were brought into Git by one and the same author. Two people look, so two people sign.", "Take one of them away, and have somebody else sign and commit it.")

RULES = (UNSIGNED, LAPSED, MAY_NOT_SIGN, SAME_ROLE, FROM_INSIDE, FUTURE, NO_NOTE, RECHECK_PASSED, DATES, NOT_NEEDED, ONE_AUTHOR)


def findings(edition: Edition, signers: Signers) -> Iterator[Finding]:
    """Check the signatures of every text that has or needs them."""
    for document in edition.library.documents:
        text = document.main
        if document.id in edition.signings:
            signing = edition.signings[document.id]
            for signature in signing.signatures:
                yield from _of_signature(text, signature, edition)
            yield from _of_roles(text, signing)
            if not edition.is_draft(document):
                yield from _of_document(document, signing, signers)
        elif isinstance(text.fields, Post) and text.fields.sign_offs and not text.fields.tells_case:
            yield NOT_NEEDED.at(text.located.key_place(("sign_offs",)), "The post is signed, and does not say that it tells a case.")


def _of_signature(text: Text, signature: Signature, edition: Edition) -> Iterator[Finding]:
    sign_off, path = signature.sign_off, ("sign_offs", signature.index)
    role, place = edition.library.role_by_id[sign_off.role], text.located.place
    match signature.flaw:
        case "may-not-sign":
            yield MAY_NOT_SIGN.at(place((*path, "role")), f"The role “{role.id}” may not sign.")
        case "no-fingerprint":
            yield LAPSED.at(place(path), f"The signature of “{role.id}” does not say which words it is for: it has no fingerprint.")
        case "lapsed":
            yield LAPSED.at(place((*path, "fingerprint")), f"The text has changed since “{role.id}” signed it on {sign_off.date}.")
        case "future":
            yield FUTURE.at(place((*path, "date")), f"The signature of “{role.id}” is of {sign_off.date}, a day to come.")
    for name, test in (("intruder_note", "motivated-intruder"), ("colleague_note", "knowing-colleague")):
        if getattr(sign_off, name) is None:
            yield NO_NOTE.at(place(path), f"The signature of “{role.id}” has no “{name}”: what the {test} test found.")
    if sign_off.recheck_on and sign_off.recheck_on <= sign_off.date:
        yield DATES.at(place((*path, "recheck_on")), f"“recheck_on” ({sign_off.recheck_on}) is not after “date” ({sign_off.date}).")
    elif sign_off.recheck_on and sign_off.recheck_on < edition.day and signature.flaw is None:
        yield RECHECK_PASSED.at(place((*path, "recheck_on")), f"It was to be looked at again by {sign_off.recheck_on}.")


def _of_roles(text: Text, signing: Signing) -> Iterator[Finding]:
    seen: set[str] = set()
    for signature in signing.signatures:
        role = signature.sign_off.role
        if role in seen:
            yield SAME_ROLE.at(text.located.place(("sign_offs", signature.index, "role")), f"The role “{role}” has signed twice.")
        seen.add(role)


def _of_document(document: Document, signing: Signing, signers: Signers) -> Iterator[Finding]:
    text, valid = document.main, signing.valid
    place = text.located.key_place(("sign_offs",))
    if not signing.is_signed:
        yield UNSIGNED.at(place, f"It is not signed, and readers will not see it. {signing.missing}")
    if len(valid) >= NEEDED and not any(signature.outside for signature in valid):
        roles = " and ".join(f"“{signature.sign_off.role}”" for signature in valid)
        yield FROM_INSIDE.at(place, f"Every role that signed is a contact of one of its service areas: {roles}.")
    authors = {signers.get((signature.sign_off.role, signing.fingerprint)) for signature in valid}
    if not text.fields.sample and len(valid) >= NEEDED and len(authors) == 1 and None not in authors:
        yield ONE_AUTHOR.at(text.located.place(("sign_offs", valid[-1].index)), "One author has brought in all of its signatures.")
