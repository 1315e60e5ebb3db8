"""The one place that knows the order: read, date, check, make pages; then, with what was rendered, all that follows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from practicebook import checks, outputs, permalinks, search, views
from practicebook.content import heading_map, reading
from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, has_errors, in_order
from practicebook.content.links import LinkMap
from practicebook.content.markdown import anchors_in
from practicebook.content.pages import GeneratedPage, NavigationItem, PostSource
from practicebook.content.tables import with_labelled_cells
from practicebook.history import compare, signers, timelines

RULES = (*reading.RULES, *checks.RULES, *heading_map.RULES)
"""Every rule that a finding can come from."""


@dataclass(frozen=True)
class Prepared:
    """All that is known before anything is rendered."""

    findings: tuple[Finding, ...]
    """In order of file and place."""
    edition: Edition | None
    """`None` only where a data file cannot be used."""
    link_map: LinkMap | None = None
    pages: tuple[GeneratedPage, ...] = ()
    posts: tuple[PostSource, ...] = ()
    navigation: tuple[NavigationItem, ...] = ()
    offline: bool = True
    """Whether readers may keep pages on their devices."""

    @cached_property
    def page_by_address(self) -> Mapping[str, GeneratedPage]:
        """Every page, posts included, by its address."""
        return {page.address: page for page in (*self.pages, *(post.page for post in self.posts))}

    @cached_property
    def explainer(self) -> views.Explainer:
        """Explains the glossary's terms on pages."""
        return views.Explainer(self.edition.library.terms if self.edition else ())

    @property
    def may_build(self) -> bool:
        """False where a finding stops the build."""
        return self.edition is not None and not has_errors(self.findings)


def read(root: Path, day: date, preview: bool = False) -> tuple[Edition | None, list[Finding]]:
    """The site under `root` as it stands on a day, and what was found in reading it alone; `None` where a data file cannot be used."""
    library, findings = reading.read_library(root)
    return (Edition(library, day, timelines(library.documents), preview) if library else None), findings


def prepare(root: Path, day: date, preview: bool = False, offline: bool = True) -> Prepared:
    """Read the site under `root`, check it, and make its pages as they stand on a day."""
    edition, findings = read(root, day, preview)
    if edition is None:
        return Prepared(in_order(findings), None)
    link_map = LinkMap(edition)
    pages = views.pages(edition, link_map, RULES, offline)
    prepared = Prepared((), edition, link_map, pages, views.posts(edition, link_map), views.navigation(edition, pages), offline)

    @cache
    def anchors(address: str) -> frozenset[str]:
        page = prepared.page_by_address.get(address)
        return anchors_in(page.markdown) if page else frozenset()

    findings += checks.findings(edition, link_map, anchors, signers(root, edition.signatures_to_trace))
    return replace(prepared, findings=in_order(findings))


def index(prepared: Prepared, rendered: Mapping[str, str], folder: Path) -> search.Index:
    """Index the pages as readers see them, into a folder: the HTML of each page's content, by its address."""
    assert prepared.edition is not None
    sections = search.read_sections(prepared.edition, prepared.page_by_address.values(), rendered)
    return search.write(folder, sections, prepared.edition.library, prepared.edition.day)


def shown(prepared: Prepared, html: str, address: str) -> str:
    """A page's HTML as readers get it, once it has been indexed: its wide tables read well on a phone, and terms of the glossary are explained."""
    return prepared.explainer.explained(with_labelled_cells(html), address)


def finish(prepared: Prepared, indexed: search.Index, site: Path) -> None:
    """Write what follows from the rendered pages into the folder of the site."""
    assert prepared.edition is not None and prepared.link_map is not None
    permalinks.write(prepared.edition, site)
    outputs.versions.write(prepared.edition, prepared.link_map, compare, site)
    search.write_shards(indexed, prepared.edition.library, site)
    outputs.offline.write(prepared.edition, site, prepared.offline)  # last: it lists what the others wrote
