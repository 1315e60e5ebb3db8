"""What a browser needs for answers above the results: names of the same thing, where one is explained, decisions and who makes them, and roles to ask."""

from typing import Any

from practicebook.content import addresses
from practicebook.content.library import Library
from practicebook.search.index import Index
from practicebook.search.names import of_glossary


def answers(index: Index, library: Library) -> dict[str, Any]:
    """Names with the number of the section that explains them, decisions with who makes them, and roles."""
    roles = library.role_by_id
    number = {section.path: n for n, section in enumerate(index.sections)}
    explained = {entry.term: number.get(addresses.term(entry.term), -1) for entry in library.terms}
    return {
        "names": [[list(names), explained.get(names[0], -1)] for names in (*of_glossary(library), *library.related_words)],
        "decisions": [
            [one.what, one.decided_by or roles[one.role].title, f"{one.what}. {one.how_long}.", addresses.decision(one.id), roles[one.role].contact or "", [one.what, *one.keywords]]
            for one in library.decisions.decisions
        ],
        "deciding": list(library.decisions.deciding_words),
        "roles": [[role.title, role.does, role.contact or ""] for role in library.council.roles if role.does],
    }
