"""The site's navigation, made from the pages that there are."""

from collections.abc import Iterable, Iterator

from practicebook.content import addresses
from practicebook.content.edition import Edition
from practicebook.content.kinds import PLURALS
from practicebook.content.pages import GeneratedPage, NavigationItem

_KINDS = ("policy", "procedure", "guidance", "tool")


def navigation(edition: Edition, pages: Iterable[GeneratedPage]) -> tuple[NavigationItem, ...]:
    """The home page, then a section for each part of the site."""
    by_address = {page.address: page for page in pages}

    def item(address: str, title: str | None = None) -> NavigationItem:
        return NavigationItem(title or by_address[address].title, address)

    def section(title: str, address: str, children: Iterable[NavigationItem]) -> NavigationItem:
        return NavigationItem(title, address, tuple(children))

    def of_kind(kind: str) -> Iterator[NavigationItem]:
        for document in edition.of_kind(kind):
            yield item(addresses.document(document))

    def under(address: str, besides: Iterable[str] = ()) -> Iterator[NavigationItem]:
        """The hand-written pages under an address, by title."""
        written = [page for page in by_address.values() if page.source and page.address.startswith(address) and page.address not in (address, *besides)]
        for page in sorted(written, key=lambda page: page.title.casefold()):
            yield item(page.address)

    def made(*wanted: str) -> Iterator[NavigationItem]:
        """Those pages that there are, of some that are made where there is something to make them from."""
        return (item(address) for address in wanted if address in by_address)

    library = edition.library
    documents = [NavigationItem(PLURALS[kind], None, tuple(of_kind(kind))) for kind in _KINDS if edition.of_kind(kind)]
    headings = section("Audit headings", addresses.AUDIT_HEADINGS, (item(addresses.audit_heading(one.id)) for one in library.audit_headings))
    reviews = section("Practice reviews", addresses.PRACTICE_REVIEWS, (item(addresses.review(one.id)) for one in library.reviews))
    sections = (
        section("Policies and guidance", addresses.POLICIES_AND_GUIDANCE, (*documents, *made(addresses.DECISIONS), item(addresses.LAW, "Law"), item(addresses.LAW_BY_DOCUMENT), item(addresses.GLOSSARY), item(addresses.TOPICS))),
        section("Framework", addresses.FRAMEWORK, (*(item(addresses.document(one)) for one in edition.chapters), item(addresses.FRAMEWORK_WHOLE))),
        section("Exemplars", addresses.EXEMPLARS, (item(addresses.MATRIX, "Matrix"), *of_kind("exemplar"))),
        section("Quality", addresses.QUALITY, (headings, reviews, *made(addresses.DEVELOPMENT_PLAN, addresses.RISK_LOG, addresses.AUDIT_PROGRAMME), item(addresses.EVIDENCE), *under(addresses.QUALITY))),
        section("Services", addresses.AREAS, (item(addresses.area(one.id)) for one in library.areas)),
        section("Learning", "learning/", (*made(addresses.LEARNING_CALENDAR), *under("learning/"))),
        NavigationItem("Blog", addresses.BLOG),
        section("About", addresses.ABOUT, (*under(addresses.ABOUT), item(addresses.FRONT_MATTER), item(addresses.FINDINGS, "Findings"))),
    )
    home = NavigationItem("Home", addresses.HOME)
    return (home, *(_without_missing(one, by_address) for one in sections if one.children or one.address in by_address))


def _without_missing(section: NavigationItem, by_address: dict[str, GeneratedPage]) -> NavigationItem:
    """A section whose own page nobody wrote keeps its title only."""
    return section if section.address in by_address else NavigationItem(section.title, None, section.children)
