"""The reference pages leave nothing out."""

from conftest import Site
from html_pages import Element, article, words

from practicebook.content.data import DATA_FILES
from practicebook.content.fields import Model
from practicebook.content.kinds import KINDS
from practicebook.content.reference import models_inside
from practicebook.pipeline import RULES


def test_the_front_matter_page_lists_every_field_of_every_kind(real: Site) -> None:
    listed = fields_by_section(article(real, "about/front-matter"))

    assert {kind: listed[kind] for kind in KINDS} == {kind: field_names(model) for kind, model in KINDS.items()}


def test_the_front_matter_page_lists_every_field_of_every_data_file(real: Site) -> None:
    listed = fields_by_section(article(real, "about/front-matter"))
    expected = {name.replace(".", "-"): field_names(model) for name, model in DATA_FILES.items()}

    assert {name: listed[name] for name in expected} == expected


def test_the_front_matter_page_lists_every_field_inside_a_field(real: Site) -> None:
    tables = [*fields_by_section(article(real, "about/front-matter")).values()]
    inside = {inner for model in (*KINDS.values(), *DATA_FILES.values()) for inner in models_inside(model)}

    assert [model.__name__ for model in inside if field_names(model) not in tables] == []


def test_the_findings_page_explains_every_rule(real: Site) -> None:
    page = article(real, "about/findings")
    explained = {
        term.attributes["id"]: (term.one("span").text(), words(means.text())) for term, means in zip(page.all("dt"), page.all("dd"), strict=True)
    }

    assert explained == {rule.code: (rule.severity, words(f"{rule.means} {rule.mend}")) for rule in RULES}


def field_names(model: type[Model]) -> list[str]:
    """The fields of a model as authors write them."""
    return [field.alias or name for name, field in model.model_fields.items()]


def fields_by_section(article: Element) -> dict[str, list[str]]:
    """The field names in the table under each heading, by the heading's anchor."""
    found: dict[str, list[str]] = {}
    section = ""
    for element in article.walk():
        if element.tag in ("h2", "h3", "h4"):
            section = element.attributes["id"]
        elif element.tag == "table" and "pb-fields" in element.attributes.get("class", ""):
            assert section not in found
            found[section] = [row.all("code")[0].text() for row in element.one("tbody").all("tr")]
    return found
