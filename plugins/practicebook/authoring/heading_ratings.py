"""An exemplar's ratings under the new audit headings, and which of them a person should look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from practicebook.content.findings import Finding
from practicebook.content.heading_map import EMPTIED, UNDECIDED, UNKNOWN, ReadMap
from practicebook.content.kinds import Exemplar
from practicebook.content.library import Library, Text
from practicebook.content.validate import nearest


@dataclass
class NewRatings:
    """What an exemplar is rated from now on."""

    by_old: dict[str, dict[str, str]]
    """For each audit heading that it was rated under, what stands in its place: new audit heading id and rating id."""
    look_at: list[str] = field(default_factory=list)
    """Sentences for whoever looks at it."""
    findings: list[Finding] = field(default_factory=list)


def wrong_decisions(read: ReadMap, library: Library) -> list[Finding]:
    """Decisions of a map that name an exemplar, an audit heading or a rating that there is not."""
    findings, new = [], [one.id for one in read.new]
    exemplars = [one.id for one in library.documents if isinstance(one.main.fields, Exemplar)]
    for exemplar, decided in read.map.ratings.items():
        if exemplar not in exemplars:
            findings.append(UNKNOWN.at(read.located.key_place(("ratings", exemplar)), f"There is no exemplar “{exemplar}”.{nearest(exemplar, exemplars)}"))
        for heading, rating in decided.items():
            if heading not in new:
                findings.append(UNKNOWN.at(read.located.key_place(("ratings", exemplar, heading)), f"There is no new audit heading “{heading}”.{nearest(heading, new)}"))
            if rating is not None and rating not in library.rating_by_id:
                findings.append(UNKNOWN.at(read.located.place(("ratings", exemplar, heading)), f"There is no rating “{rating}”.{nearest(rating, library.rating_by_id)}"))
    return findings


def new_ratings(text: Text, fields: Exemplar, read: ReadMap, library: Library) -> NewRatings:
    """The ratings of one exemplar: what the map decides for it, else what its rules say."""
    decided = read.map.ratings.get(fields.id, {})
    result = NewRatings({old: {} for old in fields.ratings})
    place = text.located.key_place(("ratings",))
    for new, olds in _sources(fields.ratings, read).items():
        if new in decided:
            rating = decided[new]
        else:
            rating = _by_rule(new, olds, fields.ratings, read, library, result, text)
        if rating is not None:
            result.by_old[olds[0]][new] = rating
    held = {new for put in result.by_old.values() for new in put}
    more = {new: rating for new, rating in decided.items() if rating is not None and new not in held and new in {one.id for one in read.new}}
    result.by_old[list(fields.ratings)[-1]].update(more)
    for old in fields.ratings:
        if not read.map.map[old]:
            result.look_at.append(f"The rating under “{old}” is gone: no audit heading took its place.")
    if not any(result.by_old.values()) and not result.findings:
        result.findings.append(EMPTIED.at(place, f"“{fields.id}” would be left without a rating.", f"Give it one under `ratings:` in the map: `{fields.id}: {{…}}`."))
    return result


def _sources(ratings: Mapping[str, str], read: ReadMap) -> dict[str, list[str]]:
    """For each new audit heading, those of the exemplar's own that it comes from."""
    sources: dict[str, list[str]] = {}
    for old in ratings:
        for new in dict.fromkeys(read.map.map[old]):
            sources.setdefault(new, []).append(old)
    return sources


def _by_rule(new: str, olds: list[str], ratings: Mapping[str, str], read: ReadMap, library: Library, result: NewRatings, text: Text) -> str | None:
    """The rating under a new audit heading as the map's rules have it, or none; a finding where they decide nothing."""
    split = [old for old in olds if len(set(read.map.map[old])) > 1]
    if split and read.map.when_split is None:
        old = split[0]
        others = ", ".join(dict.fromkeys(read.map.map[old]))
        result.findings.append(UNDECIDED.at(text.located.key_place(("ratings", old)), f"“{old}” becomes {others}: is “{ratings[old]}” the rating under “{new}”?"))
        return None
    used = [old for old in olds if old not in split] if read.map.when_split == "leave-out" else olds
    if not used:
        result.look_at.append(f"It has no rating under “{new}”, which “{olds[0]}” became with others. It was “{ratings[olds[0]]}”. Does it deserve one?")
        return None
    given = sorted({ratings[old] for old in used}, key=library.rank)
    if len(given) > 1 and read.map.when_merged is None:
        both = " and ".join(f"“{old}” ({ratings[old]})" for old in used)
        result.findings.append(UNDECIDED.at(text.located.key_place(("ratings", used[1])), f"{both} become “{new}”: which rating is it?"))
        return None
    rating = given[-1] if read.map.when_merged == "lowest" else given[0]
    if len(given) > 1:
        result.look_at.append(f"It is rated “{rating}” under “{new}”; it was {' and '.join(f'“{ratings[old]}” under “{old}”' for old in used)}.")
    elif any(old in split for old in used):
        result.look_at.append(f"It is rated “{rating}” under “{new}”, as it was under “{used[0]}”. Is that right of each part?")
    return rating
