"""Whether an address of e-mail or of the web is a person's."""

import re
from collections.abc import Mapping

from practicebook.anonymity.candidates import WORDS, Candidate, Check
from practicebook.anonymity.sums import helplines

_USER_NAME = re.compile(r"(?:~|@)?[a-zà-ɏ]{1,30}(?:[._][a-zà-ɏ0-9]{1,30}){1,3}/?|(?:~|@)?[a-zà-ɏ]{2,30}[0-9]{1,6}/?")
_A_FILE = re.compile(r"[.](?:html?|pdf|aspx?|php|docx?|xlsx?|md|txt|png|jpe?g|json|xml|csv|zip|svg|js|css|py|yml|yaml|atom)/?$")
_HOST = re.compile(r"(?:https?://)?([a-z0-9.-]+)")


def _email(at: Candidate) -> bool:
    written = re.sub(r"\s", "", at.lowered)
    is_a_time = re.search("@[0-9.:]+(?:am|pm)?$", written) is not None
    is_a_role = any(entry.lower() == written for entry in at.allowed)
    return not is_a_time and not is_a_role and written not in helplines()


def _host_of(at: Candidate) -> str:
    found = _HOST.match(at.lowered)
    return "." + found[1].removeprefix("www.") if found else "."


def _not_an_institution(at: Candidate) -> bool:
    return not _host_of(at).endswith(tuple(WORDS["institutions"]))


def _personal_path(at: Candidate) -> bool:
    path = re.sub("^(?:https?://)?[^/]+/", "", at.lowered).rstrip(".,;:")
    return _USER_NAME.fullmatch(path) is not None and _A_FILE.search(path) is None and _not_an_institution(at)


def _handle(at: Candidate) -> bool:
    return at.lowered[1:].rstrip(".") not in WORDS["ordinary_handles"]


def _folder(at: Candidate) -> bool:
    return at.lowered not in ("public", "default", "shared", "all", "me", "you", "user", "users")


REACH_CHECKS: Mapping[str, Check] = {
    "email": _email,
    "folder": _folder,
    "handle": _handle,
    "not-an-institution": _not_an_institution,
    "personal-path": _personal_path,
}
"""The checks of e-mail and web addresses."""
