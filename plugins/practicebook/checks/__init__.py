"""What may not be published, where, and how to mend it. One module a check; each yields findings."""

from collections.abc import Iterator

from practicebook.anonymity.vocabulary import site_vocabulary
from practicebook.checks import anonymity, attachments, audit, clarity, findability, governance, law, links, neighbours, plan, signatures, style, timelines, writing
from practicebook.content.edition import Edition
from practicebook.content.findings import Finding
from practicebook.content.links import LinkMap
from practicebook.content.signatures import Signers

RULES = (*writing.RULES, *clarity.RULES, *style.RULES, *links.RULES, *neighbours.RULES, *governance.RULES, *timelines.RULES, *law.RULES, *plan.RULES, *audit.RULES, *findability.RULES, *anonymity.RULES, *attachments.RULES, *signatures.RULES)


def findings(edition: Edition, link_map: LinkMap, anchors: links.Anchors, signers: Signers) -> Iterator[Finding]:
    """Every finding of every check, in no order."""
    yield from writing.findings(edition)
    yield from clarity.findings(edition)
    yield from style.findings(edition)
    yield from links.findings(edition, link_map, anchors)
    yield from neighbours.findings(edition, link_map)
    yield from governance.findings(edition)
    yield from timelines.findings(edition)
    yield from law.findings(edition)
    yield from plan.findings(edition)
    yield from audit.findings(edition)
    yield from findability.findings(edition)
    vocabulary = site_vocabulary(edition.library)
    yield from anonymity.findings(edition, vocabulary)
    yield from attachments.findings(edition, vocabulary)
    yield from signatures.findings(edition, signers)


__all__ = ["RULES", "findings"]
