"""The types that fields are made of, shared by front matter and data files."""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Lower-case letters, digits and single hyphens: what every address and id of ours is made of."""

VERSION = r"^[0-9]+\.[0-9]+$"
"""major.minor; `2.10` comes after `2.9`."""


class Model(BaseModel):
    """What every model of ours is: strict, closed to unknown fields, and never changed once made."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


@dataclass(frozen=True)
class Ref:
    """Marks a string as the id of something: `to` names which kind of thing (`area`, `law`, `role` …)."""

    to: str


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty")
    return text.strip()


def _one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", _not_blank(text))


def _safe_address(text: str) -> str:
    """Refuse addresses that could run script: only web, mail and telephone addresses, and addresses of this site."""
    if not re.match(r"(https?://|mailto:|tel:|/(?!/))", text) or re.search(r"[\s<>\"\\]", text):
        raise ValueError("is not an address that starts with https://, mailto:, tel: or / and has no spaces (write %20)")
    return text


Line = Annotated[str, AfterValidator(_one_line)]
"""Plain words on one line; several lines become one."""
Markdown = Annotated[str, AfterValidator(_not_blank)]
"""Markdown, as in the body of a document."""
Slug = Annotated[str, Field(pattern=SLUG, max_length=80)]
Version = Annotated[str, Field(pattern=VERSION)]
Address = Annotated[str, AfterValidator(_safe_address)]


def version_key(version: str) -> tuple[int, ...]:
    """Orders versions by their numbers: `2.9` before `2.10`."""
    return tuple(int(part) for part in version.split("."))


