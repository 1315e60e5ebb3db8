"""Signing an exemplar, or a post that tells a case: a role's sign-off written into its front matter."""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from practicebook.authoring.rewriting import NotWritable, with_field, words
from practicebook.content.findings import Finding
from practicebook.content.kinds import SignOff
from practicebook.content.library import Document, Library
from practicebook.content.signatures import needs_signing, signing
from practicebook.content.validate import nearest

class Refused(ValueError):
    """A signature that cannot be given, and why, in words for whoever gives it."""


def signable(library: Library, file: PurePosixPath) -> Document:
    """The document of a file that is to be signed. Raises Refused."""
    document = next((one for one in library.documents if one.main.file == file), None)
    if document is None:
        others = [str(one.main.file) for one in library.documents if needs_signing(one.main.fields)]
        raise Refused(f"{file} is no document of this site, or has errors that “practicebook check” names.{nearest(str(file), others)}")
    if not needs_signing(document.main.fields):
        raise Refused(f"{file} is a {document.kind}, which nobody signs. Exemplars are signed, and posts with “tells_case: true”.")
    if document.main.fields.status == "withdrawn":
        raise Refused(f"{file} was withdrawn.")
    return document


def hold_role(library: Library, role: str) -> None:
    """Hold a role to be one that signs. Raises Refused."""
    signers = [one.id for one in library.council.roles if one.signs]
    if role not in library.role_by_id:
        raise Refused(f"There is no role “{role}”.{nearest(role, signers)} Those that sign are: {', '.join(signers) or 'none'}.")
    if role not in signers:
        raise Refused(f"The role “{role}” may not sign. Those that may are: {', '.join(signers) or 'none'}. “signs: true” in framework/council.yml marks them.")


def hold_ready(document: Document, findings: Iterable[Finding]) -> None:
    """Hold a document to have no error of the anonymity checks that is not answered. Raises Refused."""
    errors = [finding for finding in findings if finding.place.file == document.main.file and finding.severity == "error" and finding.code.startswith("anonymity.")]
    if errors:
        named = "\n".join(str(finding) for finding in errors)
        raise Refused(f"{document.main.file} cannot be signed until these are mended, or answered in “anonymity_answers”:\n{named}")


def signed(library: Library, document: Document, sign_off: SignOff, day: date) -> str:
    """The text of a document's file with a sign-off added.

    The fingerprint is filled in, and a sign-off of the same role that no longer counts is replaced. Raises Refused.
    """
    hold_role(library, sign_off.role)
    if sign_off.date > day:
        raise Refused(f"The day of signing, {sign_off.date}, is still to come.")
    if sign_off.recheck_on and sign_off.recheck_on <= sign_off.date:
        raise Refused(f"The day of looking again, {sign_off.recheck_on}, is not after the day of signing, {sign_off.date}.")
    standing = signing(document.main, library, day)
    if any(one.sign_off.role == sign_off.role for one in standing.valid):
        raise Refused(f"The role “{sign_off.role}” has signed this text already. Its words have not changed since; another role has to sign too.")
    entry = _entry(sign_off.model_copy(update={"fingerprint": standing.fingerprint}))
    text = (library.root / document.main.file).read_bytes().decode("utf-8")
    try:
        return with_field(text, "sign_offs", lambda value: _with(value, entry))
    except NotWritable as error:
        raise Refused(f"{document.main.file} cannot be signed. {error}") from None


def write(library: Library, document: Document, text: str) -> None:
    """Write the text of a document's file in the place of the old one, whole or not at all."""
    path = library.root / document.main.file
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(text.encode("utf-8"))
    beside.replace(path)


def _entry(sign_off: SignOff) -> dict[str, Any]:
    return {name: words(value) if isinstance(value, str) else value for name, value in sign_off.model_dump(exclude_none=True).items()}


def _with(sign_offs: Any, entry: dict[str, Any]) -> Any:
    """A list of sign-offs as it was read, with one more; those of its role give way to it, in its place."""
    if not sign_offs:
        return [entry]
    places = [place for place, one in enumerate(sign_offs) if one["role"] == entry["role"]]
    if not places:
        sign_offs.append(entry)
        return sign_offs
    sign_offs[places[0]] = entry
    for place in reversed(places[1:]):
        del sign_offs[place]
    return sign_offs


