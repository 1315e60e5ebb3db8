"""A value against its model: every reason why not, at its place, with what was probably meant."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from practicebook.content.data import Council, Glossary, PracticeReviews, RatingScale
from practicebook.content.law import Law
from practicebook.content.fields import Model
from practicebook.content.findings import Finding
from practicebook.content.kinds import KINDS, Exemplar, Page, Policy, Post
from practicebook.content.validate import nearest, validate
from practicebook.content.yaml_source import read_yaml

FILE = PurePosixPath("docs/policies/a.md")
PAGE = "id: a\ntitle: A\nsummary: S.\n"
POLICY = f'{PAGE}owner: lead\napprover: chief\nversion: "1.0"\neffective_from: 2026-01-01\nnext_review: 2027-01-01\n'
EXEMPLAR = f"{PAGE}basis: fictionalised\ntopic: gardening\nsource: invented\nratings: {{hearing: shining}}\noverall: shining\nwhat_made_the_difference: She knocked.\n"


def findings_of(text: str, model: type[Model]) -> list[Finding]:
    located, unread = read_yaml(text, FILE)
    assert unread == []
    value, findings = validate(located, model)
    assert (value is None) == bool(findings)
    return findings


def only(text: str, model: type[Model]) -> tuple[str, int, int, str, str]:
    """The one finding: code, line, column, what is wrong and how to mend it."""
    [finding] = findings_of(text, model)
    return finding.code, finding.place.line, finding.place.column, finding.message, finding.hint


def test_what_fits_has_no_findings() -> None:
    assert findings_of(PAGE, Page) == findings_of(POLICY, Policy) == findings_of(EXEMPLAR, Exemplar) == []


# Fields


@pytest.mark.parametrize("name", ["id", "title", "summary", "owner", "approver", "version", "effective_from", "next_review"])
def test_a_missing_field_is_named_at_the_front_matter(name: str) -> None:
    without = "".join(line for line in POLICY.splitlines(keepends=True) if not line.startswith(f"{name}:"))

    assert only(without, Policy) == ("content.missing-field", 1, 1, f"“{name}” is missing.", f"Add “{name}: …”.")


def test_a_field_missing_from_an_entry_is_found_at_the_entry() -> None:
    code, line, column, message, _ = only("terms:\n  - {term: OT, meaning: Helps.}\n  - {term: PSW}\n", Glossary)

    assert (code, line, column, message) == ("content.missing-field", 3, 5, "“terms.1.meaning” is missing.")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("tittle", "title"), ("sumary", "summary"), ("effective-from", "effective_from"), ("Owner", "owner"), ("next_revew", "next_review")],
)
def test_a_mistyped_field_is_found_with_the_one_that_was_meant(written: str, meant: str) -> None:
    code, line, column, message, _ = only(f"{POLICY}{written}: x\n", Policy)

    assert (code, line, column) == ("content.unknown-field", 9, 1)
    assert message == f"“{written}” is not a field here. Did you mean “{meant}”?"


def test_a_field_like_no_other_is_found_without_a_guess() -> None:
    assert only(f"{PAGE}xyzzy: 1\n", Page)[3] == "“xyzzy” is not a field here."


def test_a_field_of_another_kind_is_not_one_here() -> None:
    assert only(f"{PAGE}ratings: {{hearing: shining}}\n", Page)[:3] == ("content.unknown-field", 4, 1)


def test_a_mistyped_field_of_an_entry_is_found_with_the_one_that_was_meant() -> None:
    code, line, column, message, _ = only("terms:\n  - term: OT\n    meaning: Helps.\n    expantion: Therapist\n", Glossary)

    assert (code, line, column) == ("content.unknown-field", 4, 5)
    assert message.endswith("Did you mean “expansion”?")


def test_a_mistyped_field_that_yaml_writes_otherwise_than_python_is_found_as_yaml_writes_it() -> None:
    entry = "{id: a, title: A, short: A, heading: A, kind: act, says: A, copy: text, checked_on: 2026-01-01, copyy: text}"

    assert "Did you mean “copy”?" in only(f"law:\n  - {entry}\n", Law)[3]


def test_every_fault_is_found_at_once() -> None:
    findings = findings_of("id: A B\ntitle: 12\ntags: [x]\n", Page)

    assert sorted(finding.code for finding in findings) == ["content.missing-field", "content.unknown-field", "content.wrong-value", "content.wrong-value"]


# Values


@pytest.mark.parametrize(("written", "found"), [("1984", "the number 1984"), ("4.5", "the number 4.5"), ("yes", "true"), ("2026-01-01", "the date 2026-01-01"), ("1:30", "the number 90")])
def test_a_title_that_yaml_takes_for_something_else_needs_quotes(written: str, found: str) -> None:
    code, line, column, message, hint = only(PAGE.replace("title: A", f"title: {written}"), Page)

    assert (code, line, column) == ("content.wrong-value", 2, 8)
    assert message == f"“title” should be words, and is {found}."
    assert hint == "Put it in quotes, exactly as it should read."


def test_a_version_without_quotes_needs_them() -> None:
    code, line, column, message, hint = only(POLICY.replace('"1.0"', "1.10"), Policy)

    assert (code, line, column) == ("content.wrong-value", 6, 10)
    assert message == "“version” should be words, and is the number 1.1."
    assert hint == "Put it in quotes, exactly as it should read."


@pytest.mark.parametrize("version", ["1", "1.2.3", "v1.0", "1.0-draft", "1.", "", "one", "1.0\\n"])
def test_a_version_is_two_numbers(version: str) -> None:
    assert only(POLICY.replace('"1.0"', f'"{version}"'), Policy)[:3] == ("content.wrong-value", 6, 10)


@pytest.mark.parametrize("an_id", ["A", "a b", "a_b", "-a", "a-", "a--b", "é", "a/b", "..", "a\\n"])
def test_an_id_is_lower_case_letters_digits_and_hyphens(an_id: str) -> None:
    code, _, _, message, _ = only(PAGE.replace("id: a", f'id: "{an_id}"'), Page)

    assert code == "content.wrong-value"
    assert "should be lower-case letters, digits and hyphens" in message


def test_an_id_can_be_too_long() -> None:
    assert only(PAGE.replace("id: a", f"id: {'a' * 81}"), Page)[3] == "“id” is longer than 80 characters."


@pytest.mark.parametrize("written", ["''", "'  '", '"\\n"'])
def test_words_that_are_blank_are_empty(written: str) -> None:
    assert only(PAGE.replace("title: A", f"title: {written}"), Page)[3] == "“title” is empty."


def test_a_field_with_nothing_after_it_is_empty() -> None:
    assert only(PAGE.replace("title: A", "title:"), Page)[3:] == ("“title” should be words, and is empty.", "Write a value, or take the field away.")


def test_a_title_on_several_lines_is_one_line() -> None:
    located, _ = read_yaml("id: a\ntitle: |\n  A long\n\n  title\nsummary: S.\n", FILE)

    page, _ = validate(located, Page)

    assert page and page.title == "A long title"


@pytest.mark.parametrize("written", ["'2026-01-01'", "soon", "2026", "2026-01-01 10:00:00"])
def test_a_date_is_a_date(written: str) -> None:
    code, line, column, message, hint = only(POLICY.replace("effective_from: 2026-01-01", f"effective_from: {written}"), Policy)

    assert (code, line, column) == ("content.wrong-value", 7, 17)
    assert message.startswith("“effective_from” should be a date, year-month-day, and is ")
    assert hint == "Write it without quotes, such as 2026-09-01."


def test_a_wrong_choice_is_found_with_the_nearest_right_one() -> None:
    code, line, column, message, _ = only(EXEMPLAR.replace("fictionalised", "fictionalized"), Exemplar)

    assert (code, line, column) == ("content.wrong-value", 4, 8)
    assert message == "“basis” should be 'consented', 'composite' or 'fictionalised', and is “fictionalized”. Did you mean “fictionalised”?"


def test_a_choice_that_is_no_word_is_wrong() -> None:
    assert only(f"{PAGE}status: 3\n", Page)[3] == "“status” should be 'draft', 'published' or 'withdrawn', and is the number 3."


def test_one_word_where_a_list_belongs_is_told_how_to_be_one() -> None:
    assert only(f"{PAGE}keywords: notes\n", Page)[3:] == ("“keywords” should be a list, and is “notes”.", "Write it as a list: [one, two], or one on each line after a hyphen.")


def test_a_number_in_a_list_is_found_where_it_stands() -> None:
    assert only(f"{PAGE}keywords: [notes, 12]\n", Page)[1:4] == (4, 19, "“keywords.1” should be words, and is the number 12.")


def test_a_list_that_may_not_be_empty_is_told_so() -> None:
    assert only(f"{PAGE}date: 2026-01-01\nauthors: []\n", Post)[3:] == ("“authors” is empty.", "Write at least one value.")


def test_true_in_quotes_is_not_true() -> None:
    assert only(f"{PAGE}sample: 'true'\n", Page)[3] == "“sample” should be true or false, and is “true”."


def test_words_where_fields_belong_are_told_so() -> None:
    assert only(f"{EXEMPLAR}consent: yes please\n", Exemplar)[3] == "“consent” should be fields and values, and is “yes please”."


def test_a_key_of_a_rating_is_an_id() -> None:
    code, line, _, message, _ = only(EXEMPLAR.replace("hearing: shining", "Hearing: shining"), Exemplar)

    assert (code, line) == ("content.wrong-value", 7)
    assert "should be lower-case letters" in message


@pytest.mark.parametrize("count", [".nan", ".inf", "2.5", "'3'", "true", "-1"])
def test_a_count_is_a_whole_number(count: str) -> None:
    review = f"{{id: r, title: R, reported_on: 2024-01-01, summary: S., records: 1, headings_used: 1, ratings: [{{rating: a, count: {count}}}], overall: [{{rating: a, count: 1}}]}}"

    assert only(f"practice_reviews:\n  - {review}\n", PracticeReviews)[0] == "content.wrong-value"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//elsewhere.example/", "/\\elsewhere.example/", "https://a.example/ b", 'https://a.example/"x', "data:text/html,x", "page.md", "https:"])
def test_an_address_of_a_data_file_runs_no_script_and_stays_one(address: str) -> None:
    text = f"name: N\ndepartment: D\nroles: [{{id: a, title: A}}]\nfeedback:\n  useful: '{address}'\n  problem: mailto:a@b.example\n"

    assert only(text, Council)[:3] == ("content.wrong-value", 5, 11)


def test_a_scale_of_one_rating_is_too_short() -> None:
    code, line, _, message, _ = only("ratings:\n  - {id: a, title: A, symbol: star, means: M.}\n", RatingScale)

    assert (code, line, message) == ("content.wrong-value", 2, "“ratings” needs at least 2 entries.")


def test_a_list_is_not_called_empty_because_its_entries_are_wrong() -> None:
    assert only(f"{PAGE}date: 2026-01-01\nauthors: [12]\n", Post)[3] == "“authors.0” should be words, and is the number 12."


@pytest.mark.parametrize("text", ["", "just words\n", "- a\n- list\n", "12\n"])
def test_a_file_that_is_no_fields_is_told_so(text: str) -> None:
    assert only(text, Page)[3].startswith("Expected fields and values here, found ")


def test_nearest_says_nothing_where_nothing_is_near() -> None:
    assert nearest("xyzzy", ["title", "summary"]) == ""
    assert nearest("north-taem", ["north-team", "south-team"]) == " Did you mean “north-team”?"


def test_no_value_at_all_makes_it_raise(long: bool) -> None:
    fields = sorted({name for model in KINDS.values() for name in model.model_fields})
    scalars = st.sampled_from(["", "a", "1", "1.0", "'1.0'", "2026-01-01", "yes", ".nan", "{}", "[]", "[[]]", "[a, 1, {b: c}]", "{a: b}", "{a: [1]}", "{1: 2}", "2026-01-01 10:00:00Z", "0x1F", "'é'", "~"])

    @examples(long, 300, 10_000)
    @given(st.sampled_from(sorted(KINDS)), st.dictionaries(st.sampled_from(fields), scalars))
    def holds(kind: str, values: dict[str, str]) -> None:
        located, _ = read_yaml("".join(f"{name}: {value}\n" for name, value in values.items()), FILE)
        value, findings = validate(located, KINDS[kind])

        assert (value is None) == bool(findings)
        assert all(finding.message and finding.hint and finding.place.line <= len(values) + 1 for finding in findings)

    holds()
