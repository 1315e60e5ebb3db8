"""Every rule that a finding can come from: what provokes it, where it is found, and what is nearly the same but right."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from conftest import NOTE, Site
from repositories import commit

from practicebook.content import heading_map
from practicebook.content.retired import mark
from practicebook.pipeline import RULES

POLICY = "docs/policies/listening.md"
EXEMPLAR = "exemplars/a-good-talk.md"
HEADINGS = "framework/audit-headings.yml"
LAW = "framework/law.yml"
KEPT = "docs/policies/listening.versions/0.9.md"
PAGE = "---\nid: a\ntitle: A\nsummary: S.\n---\n\nWords.\n"

OTHER = "docs/policies/other.md"
ANOTHER = '---\nid: other\ntitle: O\nsummary: S.\nowner: lead\napprover: chief\nversion: "1.0"\neffective_from: 2026-01-01\nnext_review: 2027-01-01\n---\n\nWords.\n'

Change = Callable[[Site], object]


@dataclass(frozen=True)
class Case:
    """A change to a site without findings, and the place of what is then found."""

    wrong: Change
    file: str
    line: int
    column: int
    right: Change
    """Much like the wrong one, and allowed."""


def change(file: str, old: str, new: str) -> Change:
    return lambda site: site.replace(file, old, new)


def write(file: str, text: str) -> Change:
    return lambda site: site.write(file, text)


def body(text: str) -> Change:
    """Words at line 19 of the policy, under its heading of the second level."""
    return change(POLICY, "Only one.", text)


def kept(file: str = KEPT, **values: str) -> Change:
    """A kept text of the policy: version 0.9 of 2025, unless it says otherwise."""

    def of_site(site: Site) -> None:
        text = (site.root / POLICY).read_text(encoding="utf-8")
        for name, value in ({"version": '"0.9"', "effective_from": "2025-01-01"} | values).items():
            line = next(line for line in text.split("\n") if line.startswith(f"{name}:"))
            text = text.replace(line, f"{name}: {value}")
        site.write(file, text)

    return of_site


def edited(file: str, *pairs: tuple[str, str]) -> Change:
    """Words of a file changed after it was signed."""
    return lambda site: [site.replace(file, old, new, signed=False) for old, new in pairs]


def both(*changes: Change) -> Change:
    return lambda site: [one(site) for one in changes]


def data(file: str, content: bytes) -> Change:
    return lambda site: site.write(file, "").write_bytes(content)


def consented(given_on: str, expires_on: str) -> Change:
    """Consent, which ends on line 10 of the exemplar."""
    return change(EXEMPLAR, "basis: fictionalised", f"basis: consented\nconsent:\n  reference: CONSENT-0000\n  given_on: {given_on}\n  expires_on: {expires_on}")


def committed(*authors: str) -> Change:
    """The site in a Git repository, each sign-off of its exemplar brought in by an author."""

    def of_site(site: Site) -> None:
        whole = (site.root / EXEMPLAR).read_text(encoding="utf-8")
        second = whole.index("  - role: chief")
        for author, text in zip(authors, (f"{whole[:second]}---\n", whole), strict=True):
            (site.root / EXEMPLAR).write_text(text, encoding="utf-8")
            commit(site.root, author)

    return of_site


POST = "docs/blog/posts/told.md"
SIGNED_POST = "---\nid: told\ntitle: Told\nsummary: S.\ndate: 2026-01-01\nauthors: [lead]\nsign_offs: [{role: lead, date: 2026-01-01}]\n---\n\nWords.\n"
PICTURE = data("docs/policies/kettle.png", b"<svg/>")
DRAFT = write("docs/about/draft.md", PAGE.replace("title: A", "title: A\nstatus: draft"))

REVIEWED = "practice_reviews: [{id: first, title: First, summary: S., recommendations: [{id: a, text: Listen.}]}]\n"
PLANNED = "review: first\nparts:\n  - {recommendation: a, short: Listening, actions: [{text: Listen., lead: lead, progress: done}]}\n"

HARD = "Multidisciplinary considerations necessitate comprehensive organisational deliberation."
STYLE = "shown_under: [Instead of]\nknown_abbreviations: [NHS]\nbetter_words: [{words: [wheelchair-bound], say: wheelchair user.}]\n"


def styled(then: Change) -> Change:
    """A change to a site that has a house style."""
    return both(write("framework/house-style.yml", STYLE), then)


def passed(site: Site) -> None:
    """An Act that was passed and is not in force."""
    law = site.root / LAW
    law.write_text(law.read_text(encoding="utf-8") + "  - {id: act-s9, title: \"An Act, section 9\", short: Act s.9, heading: H, kind: act, says: S., passed_on: 2014-05-14, checked_on: 2026-11-23, copy: text}\n", encoding="utf-8")


def told(words: str) -> Change:
    """Words in the case that an exemplar tells."""
    return change(EXEMPLAR, "He talked of beans.", words)


def answered(code: str, words: str) -> Change:
    """An answer to a finding in the exemplar."""
    return change(EXEMPLAR, "basis: fictionalised", f"anonymity_answers:\n  - {{code: {code}, words: {words}, reason: A puppet., role: lead, date: 2026-11-02}}\nbasis: fictionalised")


RARE = data("framework/rare-traits.yml", b"asked_from: 3\nrare_traits: [{title: Twins, words: [twins]}, {title: Bees, words: [kept bees]}, {title: A faith, words: [quakers]}]\n")

ASKED_ABOUT = [
    ("nhs-number", "NHS ", "999 000 0018", ".", "She had 999 beans in 18 rows."),
    ("ni-number", "NI ", "QQ 12 34 56 C", ".", "She had 12 34 56 beans."),
    ("postcode", "She lives at ", "ZZ99 3VZ", ".", "She lives at home."),
    ("telephone", "Ring ", "01632 960118", ".", "Ring 111."),
    ("email", "Write to ", "mary@example.org", ".", "Write to lead@tiny.example."),
    ("web-address", "See ", "https://www.facebook.com/mary.bean", ".", "See [the policy](/policies/listening/)."),
    ("date", "She fell on ", "3 March 2026", ".", "She fell in March."),
    ("age", "She is ", "94", " years old.", "She is 84 years old."),
    ("vehicle", "Her car is ", "QX21 ZZA", ".", "Her car is green."),
    ("uprn", "", "UPRN 999900000123", ".", "She had 999,900 beans."),
    ("bank-details", "Sort code ", "00-00-00", ".", "The score was 10-0."),
    ("street-address", "She lives at ", "14 Bean Row", ".", "She has 14 rows of beans."),
    ("registration", "The worker is ", "SW999999", ".", "The worker is kind."),
    ("case-reference", "Mosaic ", "ID 9990012", ".", "She likes a mosaic."),
    ("access-code", "The key safe is ", "4719", ".", "The key safe is by the door."),
    ("coordinates", "She lives at ", "52.00001, -1.00001", ".", "She had 52, and 1 more."),
    ("name", "She rang her son ", "Zebedee", ".", "She rang her son."),
    ("initials", "The note was by ", "ZQ", ".", "The note was by an OT."),
    ("place", "She was on ", "beanstalk ward", ".", "She was on a ward."),
    ("unknown-word", "They talked of ", "zebedees", ".", "They talked of zebras."),
]
"""What each pattern finds in a case, and what it leaves alone."""
TOLD_AT = (27, 1)

CASES = {
    # Files
    "content.not-utf8": Case(lambda site: data(POLICY, (site.root / POLICY).read_bytes().replace(b"Only one.", b"Only \xa35."))(site), POLICY, 19, 6, body("Only £5.")),
    "content.unreadable": Case(lambda site: (site.root / "docs/a.md").mkdir(), "docs/a.md", 1, 1, lambda site: (site.root / "docs/a").mkdir()),
    "content.conflict-marker": Case(body("<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> theirs"), POLICY, 19, 1, body("Only one.\n\n=======")),
    "content.control-character": Case(body("Only\x02 one."), POLICY, 19, 5, body("Only\tone.")),
    "content.no-front-matter": Case(write("docs/a.md", "Words.\n"), "docs/a.md", 1, 1, write("docs/a.md", PAGE)),
    "content.unclosed-front-matter": Case(write("docs/a.md", "---\nid: a\n"), "docs/a.md", 1, 1, write("docs/a.md", PAGE.removesuffix("\n\nWords.\n"))),
    "content.missing-file": Case(lambda site: (site.root / "framework/council.yml").unlink(), "framework/council.yml", 1, 1, lambda site: (site.root / "framework/glossary.yml").unlink()),
    "content.file-name": Case(write("docs/A page.md", PAGE), "docs/A page.md", 1, 1, write("docs/a-page-2.md", PAGE)),
    "content.retired-id": Case(write("framework/retired-names.yml", f"marks: [{mark('listening', '0f3a91c2')}]"), POLICY, 2, 5, write("framework/retired-names.yml", f"marks: [{mark('listened', '0f3a91c2')}]")),
    "content.same-address": Case(write("docs/law.md", PAGE), "docs/law.md", 1, 1, write("docs/laws.md", PAGE)),
    # YAML
    "content.yaml": Case(change(POLICY, "title: Listening", "title: Listening: a plan"), POLICY, 3, 17, change(POLICY, "title: Listening", "title: 'Listening: a plan'")),
    "content.duplicate-key": Case(change(POLICY, "owner: lead", "owner: lead\nowner: chief"), POLICY, 6, 1, change(POLICY, "owner: lead", "owner: lead\nrelated: [home, home]")),
    "content.yaml-alias": Case(both(change(POLICY, "owner: lead", "owner: &who lead"), change(POLICY, "approver: chief", "approver: *who")), POLICY, 6, 11, change(POLICY, "title: Listening", "title: Listening & *learning*")),
    "content.yaml-depth": Case(change(POLICY, "service_areas: [north]", f"service_areas: {'[' * 30}{']' * 30}"), POLICY, 10, 35, change(POLICY, "title: Listening", f"title: Listening {'[' * 30}{']' * 30}")),
    # Fields
    "content.missing-field": Case(change(POLICY, "owner: lead\n", ""), POLICY, 2, 1, change(POLICY, "law: [act-s1]\n", "")),
    "content.unknown-field": Case(change(POLICY, "owner: lead", "owner: lead\nonwer: lead"), POLICY, 6, 1, change(POLICY, "owner: lead", "owner: lead\nmandatory: true")),
    "content.wrong-value": Case(change(POLICY, "title: Listening", "title: 12"), POLICY, 3, 8, change(POLICY, "title: Listening", "title: '12'")),
    "content.wrong-kind": Case(change(POLICY, "id: listening", "id: listening\nkind: page"), POLICY, 3, 7, change(POLICY, "id: listening", "id: listening\nkind: policy")),
    # Ids
    "content.unknown-id": Case(change(POLICY, "owner: lead", "owner: leed"), POLICY, 5, 8, change(POLICY, "owner: lead", "owner: chief")),
    "content.duplicate-id": Case(change("docs/index.md", "id: home", "id: listening"), POLICY, 2, 5, change("docs/index.md", "id: home", "id: lead")),
    "content.kept-id": Case(kept(id="hearing-well"), KEPT, 2, 5, kept()),
    "content.kept-alone": Case(kept("docs/policies/gone.versions/0.9.md"), "docs/policies/gone.versions/0.9.md", 1, 1, kept()),
    # Words
    "writing.title-in-body": Case(body("# A title"), POLICY, 19, 1, body("## A part")),
    "writing.heading-skipped": Case(body("#### Deep"), POLICY, 19, 1, body("### Deeper\n\n#### Deep\n\n## Up")),
    "writing.raw-html": Case(body("Only <b>one</b>."), POLICY, 19, 6, body("Only `<b>` and 1 < 2 and a <- b and <https://a.example/>.")),
    "writing.attribute": Case(body("Only *one*{ .wide }."), POLICY, 19, 11, body("Only {one}, and ## { #own }.\n\n## Two { #own }")),
    "writing.heading-keywords": Case(body('## Two { data-keywords="one or two, *soon*" }'), POLICY, 19, 37, body("## Two { data-keywords=\"how soon, what's next, 24/7 on-call\" }\n\n### Three { #own data-keywords=once }")),
    "writing.unclear": Case(body("Only [one](a b.md)."), POLICY, 19, 10, body("Only [one] (a b.md), #1.")),
    # House style
    "style.hard-to-read": Case(body(f"{HARD} " * 10), POLICY, 16, 1, body(f"{HARD} " * 4)),
    "style.long-sentence": Case(body(f"Only one. {'Very ' * 32}long."), POLICY, 19, 11, body(f"Only one. {'Very ' * 31}long.")),
    "style.better-words": Case(styled(body("She is wheelchair-bound at home.")), POLICY, 19, 8, styled(body("A “wheelchair-bound” person.\n\n| Instead of | Write |\n|---|---|\n| Wheelchair-bound | uses a wheelchair |\n\n> Wheelchair-bound."))),
    "style.abbreviation": Case(styled(body("Ask the DST and the OTs.")), POLICY, 19, 9, styled(body("Ask for the decision support tool (DST), the NHS or an occupational therapist. The DST helps, and so do OTs. “LOUD.”"))),
    # Links and pictures
    "links.broken": Case(body("See [it](nothing.md)."), POLICY, 19, 10, body("See [it](listening.md), [it](/policies/listening/) and [it](/go/listening/).")),
    "links.broken-anchor": Case(body("See [it](#nothing)."), POLICY, 19, 10, body("See [it](#ask-one-thing), [it](../index.md#start-here) and [it](/law/#act-s1).")),
    "links.unsafe": Case(body("See [it](javascript:alert(1))."), POLICY, 19, 10, body("See [it](https://a.example/), [it](mailto:a@b.example) and [it](tel:+440000).")),
    "links.not-inline": Case(body("See [it][there].\n\n[there]: /law/"), POLICY, 21, 1, body("See [it][there], [it] and it[^1].\n\n[^1]: A note: /law/")),
    "links.to-draft": Case(both(DRAFT, body("See [it](../about/draft.md).")), POLICY, 19, 10, both(DRAFT, body("See [it](../index.md)."))),
    "law.dates": Case(change(LAW, "in_force_from: 2015-04-01", "passed_on: 2015-04-02\n    in_force_from: 2015-04-01"), LAW, 9, 20, change(LAW, "in_force_from: 2015-04-01", "passed_on: 2015-04-01\n    in_force_from: 2015-04-01\n    in_force_to: 2030-01-01")),
    "law.not-in-force": Case(
        both(passed, body("We keep to [section 9](/law/#act-s9).")), POLICY, 19, 24,
        both(passed, change(POLICY, "law: [act-s1]", "law: [act-s1, act-s9]"), body("[Section 9](/law/#act-s9) was passed and is not in force.\n\nSee [section 9](/law/#act-s9). It has not started.\n\nNot in force:\n\n- [Section 9](/law/#act-s9)\n\n| Not in force | Why |\n|---|---|\n| [Section 9](/law/#act-s9) was passed | x |")),
    ),
    "writing.must-without-law": Case(
        body("We must listen."), POLICY, 19, 4,
        body("We must listen ([section 1](/law/#act-s1)). He wrote “you must”. It must have been hard.\n\n> We must.\n\nWe must:\n\n- listen ([section 1](/law/#act-s1))\n\nUnder [section 1](/law/#act-s1):\n\n- we must listen\n\n| We must | Law |\n|---|---|\n| We must | [section 1](/law/#act-s1) |\n\nWords.\n\n| We must | So |\n|---|---|\n| Listen | now |"),
    ),
    "plan.unknown-recommendation": Case(
        both(write("framework/practice-reviews.yml", REVIEWED), write("framework/development-plan.yml", PLANNED.replace("recommendation: a", "recommendation: b"))), "framework/development-plan.yml", 3, 22,
        both(write("framework/practice-reviews.yml", REVIEWED), write("framework/development-plan.yml", PLANNED)),
    ),
    "neighbours.alone": Case(write("docs/about/a.md", PAGE), "docs/about/a.md", 2, 5, both(write("docs/about/a.md", PAGE), body("See [it](/go/a/)."))),
    "neighbours.untied": Case(change(EXEMPLAR, "See [listening](../docs/policies/listening.md).", "See it."), EXEMPLAR, 2, 5, both(change(EXEMPLAR, "See [listening](../docs/policies/listening.md).", "See it."), body("See [it](../../exemplars/a-good-talk.md)."))),
    "accessibility.no-alternative": Case(both(PICTURE, body("See ![](kettle.png).")), POLICY, 19, 9, both(PICTURE, body("See ![A kettle](kettle.png)."))),
    # Governance
    "governance.dates": Case(change(POLICY, "effective_from: 2026-01-01", "effective_from: 2026-01-01\neffective_to: 2025-12-31"), POLICY, 9, 15, change(POLICY, "effective_from: 2026-01-01", "effective_from: 2026-01-01\neffective_to: 2026-01-01")),
    "governance.version-file": Case(kept(version='"0.8"'), KEPT, 7, 10, kept()),
    "governance.same-version": Case(kept("docs/policies/listening.versions/1.0.md", version='"1.0"'), "docs/policies/listening.versions/1.0.md", 7, 10, kept()),
    "governance.overlap": Case(kept(effective_from="2025-01-01\neffective_to: 2026-01-01"), KEPT, 9, 15, kept(effective_from="2025-01-01\neffective_to: 2025-12-31")),
    "governance.gap": Case(kept(effective_from="2025-01-01\neffective_to: 2025-12-30"), KEPT, 9, 15, kept(effective_from="2025-01-01\neffective_to: 2025-12-31")),
    "governance.replaced-in-a-ring": Case(change(POLICY, "id: listening", "id: listening\nreplaced_by: listening"), POLICY, 3, 14, both(write(OTHER, ANOTHER), change(POLICY, "id: listening", "id: listening\nreplaced_by: other"))),
    "governance.replaced-by-nothing": Case(
        both(write(OTHER, ANOTHER.replace("title: O", "title: O\nstatus: draft")), change(POLICY, "id: listening", "id: listening\nreplaced_by: other")), POLICY, 3, 14,
        both(write(OTHER, ANOTHER), change(POLICY, "id: listening", "id: listening\nreplaced_by: other")),
    ),
    "governance.review-overdue": Case(change(POLICY, "2027-01-01", "2026-11-22"), POLICY, 9, 14, change(POLICY, "2027-01-01", "2026-11-23")),
    "governance.consent": Case(
        change(EXEMPLAR, "basis: fictionalised", "basis: consented"), EXEMPLAR, 6, 8,
        change(EXEMPLAR, "basis: fictionalised", "basis: consented\nconsent: {reference: CONSENT-0000, given_on: 2026-01-01, expires_on: 2028-01-01}"),
    ),
    "governance.consent-ending": Case(consented("2026-01-01", "2027-01-22"), EXEMPLAR, 10, 15, consented("2026-01-01", "2027-01-23")),
    "governance.consent-ended": Case(consented("2026-01-01", "2026-11-22"), EXEMPLAR, 10, 15, consented("2026-01-01", "2026-11-23")),
    "governance.withdrawn-words": Case(
        change(EXEMPLAR, "id: a-good-talk", "id: a-good-talk\nstatus: withdrawn"), EXEMPLAR, 3, 9,
        write(EXEMPLAR, "---\nid: a-good-talk\nstatus: withdrawn\nwithdrawn_on: 2026-11-23\n---\n"),
    ),
    # Anonymity
    **{f"anonymity.{code}": Case(told(f"{before}{words}{after}"), EXEMPLAR, line, column + len(before), told(right)) for code, before, words, after, right in ASKED_ABOUT for line, column in [TOLD_AT]},
    "anonymity.unread-file": Case(data("docs/policies/form.pdf", b"%PDF-1.7 \xff\xfe"), "docs/policies/form.pdf", 1, 1, data("docs/policies/form.txt", b"A form.")),
    "anonymity.answer-unused": Case(answered("anonymity.name", "Janet"), EXEMPLAR, 7, 5, both(told("She rang Zebedee."), answered("anonymity.name", "Zebedee"))),
    "anonymity.rare-traits": Case(both(RARE, told("Twins who kept bees and were Quakers.")), EXEMPLAR, 1, 1, both(RARE, told("Twins who were Quakers."))),
    "anonymity.picture-metadata": Case(data("docs/policies/kettle.svg", b"<svg><!-- Ann --></svg>"), "docs/policies/kettle.svg", 1, 1, data("docs/policies/kettle.svg", b"<svg><title>A kettle</title></svg>")),
    # Audit
    "audit.top-rating-unshown": Case(change(EXEMPLAR, ' { data-shows="hearing" }', ""), EXEMPLAR, 9, 11, change(EXEMPLAR, ' { data-shows="hearing" }', ' { data-shows="writing-it-down hearing" }')),
    "audit.rating-unshown": Case(change(EXEMPLAR, ' { data-shows="writing-it-down" }', ""), EXEMPLAR, 9, 29, both(change(EXEMPLAR, ' { data-shows="writing-it-down" }', ""), change(EXEMPLAR, ", writing-it-down: fair", ""))),
    "audit.passage-unrated": Case(change(EXEMPLAR, ", writing-it-down: fair", ""), EXEMPLAR, 29, 31, change(EXEMPLAR, "writing-it-down: fair", "writing-it-down: shining")),
    "audit.heading-unshown": Case(change(EXEMPLAR, "writing-it-down\" }", "hearing\" }"), HEADINGS, 11, 9, change(EXEMPLAR, 'data-shows="hearing" }', 'data-shows="hearing writing-it-down" }')),
    "audit.no-descriptor": Case(change(HEADINGS, "short., fair: Plain.", "short."), HEADINGS, 17, 18, change(HEADINGS, "short., fair: Plain.", "short., fair: P.")),
    "findability.no-quick-read": Case(change(POLICY, "quick_read: Listen. Then [ask](#ask-one-thing).\n", ""), POLICY, 1, 1, change(POLICY, "Then [ask](#ask-one-thing).", "Then ask.")),
    "findability.no-keywords": Case(change(POLICY, "keywords: [ears]\n", ""), POLICY, 1, 1, change(POLICY, "[ears]", "[ear]")),
    "findability.same-title": Case(change(EXEMPLAR, "title: A good talk", "title: listening"), EXEMPLAR, 3, 8, change(EXEMPLAR, "title: A good talk", "title: Listening well")),
    "findability.too-many-keywords": Case(body(f'## Two {{ data-keywords="{", ".join("abcdefghijklm")}" }}'), POLICY, 19, 61, body(f'## Two {{ data-keywords="{", ".join("abcdefghijkl")}" }}')),
    "findability.same-keyword": Case(body('## Two { data-keywords="how soon, How soon" }'), POLICY, 19, 35, body('## Two { data-keywords="how soon" }\n\n## Three { data-keywords="how soon" }')),
    # Signatures
    "signatures.unsigned": Case(edited(EXEMPLAR, ("role: chief", "role: lead")), EXEMPLAR, 12, 1, edited(EXEMPLAR, ("id: a-good-talk", "status: draft\nid: a-good-talk"), ("role: chief", "role: lead"))),
    "signatures.lapsed": Case(edited(EXEMPLAR, ("talked of beans", "talked of peas")), EXEMPLAR, 17, 18, edited(EXEMPLAR, ("talked of beans", "talked\nof  beans"))),
    "signatures.may-not-sign": Case(change("framework/council.yml", "title: Chief, signs: true", "title: Chief"), EXEMPLAR, 18, 11, change("framework/council.yml", "title: Chief, signs: true", "title: Chief, signs: yes")),
    "signatures.same-role": Case(edited(EXEMPLAR, ("role: chief", "role: lead")), EXEMPLAR, 18, 11, change(EXEMPLAR, "role: chief", "role: chief   # and lead")),
    "signatures.from-inside": Case(change("framework/service-areas.yml", "contacts: [lead]", "contacts: [lead, chief]"), EXEMPLAR, 12, 1, change("framework/service-areas.yml", "contacts: [lead]", "contacts: [chief]")),
    "signatures.future": Case(edited(EXEMPLAR, ("date: 2020-01-01", "date: 2026-11-24")), EXEMPLAR, 14, 11, edited(EXEMPLAR, ("date: 2020-01-01", "date: 2026-11-23"))),
    "signatures.no-note": Case(edited(EXEMPLAR, (f"    intruder_note: '{NOTE}'\n", "")), EXEMPLAR, 13, 5, edited(EXEMPLAR, (NOTE, "Nothing."))),
    "signatures.recheck-passed": Case(edited(EXEMPLAR, ("date: 2020-01-01", "date: 2020-01-01\n    recheck_on: 2026-11-22")), EXEMPLAR, 15, 17, edited(EXEMPLAR, ("date: 2020-01-01", "date: 2020-01-01\n    recheck_on: 2026-11-23"))),
    "signatures.dates": Case(edited(EXEMPLAR, ("date: 2020-01-01", "date: 2020-01-01\n    recheck_on: 2020-01-01")), EXEMPLAR, 15, 17, edited(EXEMPLAR, ("date: 2020-01-01", "date: 2020-01-01\n    recheck_on: 2027-01-01"))),
    "signatures.not-needed": Case(write(POST, SIGNED_POST), POST, 7, 1, write(POST, SIGNED_POST.replace("authors:", "tells_case: true\nauthors:"))),
    "signatures.one-author": Case(committed("ann@site.example", "ann@site.example"), EXEMPLAR, 18, 5, committed("ann@site.example", "ben@site.example")),
    "audit.not-exemplar": Case(body('## Two { data-shows="hearing" }'), POLICY, 19, 22, body("## Two")),
}  # fmt: skip


ASKED_OF_A_MODEL = ["anonymity.model"]
"""Found only with `--model`: tests/anonymity/test_model.py has its cases."""

ASKED_OF_A_MAP = [rule.code for rule in heading_map.RULES]
"""Found by `practicebook audit-headings adopt`: tests/authoring/test_adopting.py has their cases."""


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert sorted([*CASES, *ASKED_OF_A_MODEL, *ASKED_OF_A_MAP]) == sorted(rule.code for rule in RULES)
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("code", CASES)
def test_what_a_rule_is_about_is_found_where_it_stands(tiny: Site, code: str) -> None:
    case = CASES[code]
    case.wrong(tiny)

    found = [finding for finding in tiny.findings() if finding.code == code]

    assert (case.file, case.line, case.column) in [(str(one.place.file), one.place.line, one.place.column) for one in found]
    assert {one.severity for one in found} == {next(rule.severity for rule in RULES if rule.code == code)}
    assert all(one.message.endswith((".", "?")) and one.hint for one in found)


@pytest.mark.parametrize("code", CASES)
def test_what_is_nearly_the_same_and_right_is_not_found(tiny: Site, code: str) -> None:
    CASES[code].right(tiny)

    assert code not in tiny.codes()


def test_a_right_site_has_no_findings(tiny: Site) -> None:
    assert tiny.findings() == ()


def test_every_rule_explains_itself() -> None:
    for rule in RULES:
        room, _, what = rule.code.partition(".")
        assert room and what and rule.code == rule.code.lower()
        assert rule.means.endswith(".") and rule.mend.endswith((".", "`")), rule.code


def test_a_line_of_many_quotation_marks_is_read_without_trying_every_way_to_split_it(tiny: Site) -> None:
    body("> " * 60 + "words")(tiny)

    assert tiny.findings() == ()
