"""The help teaches, and the page about commands leaves nothing out."""

import re

import click
import pytest
from conftest import ROOT
from verbs import practicebook

from practicebook.cli import main
from practicebook.content.kinds import KINDS

VERBS = sorted(main.commands)
PAGE = (ROOT / "docs/about/commands.md").read_text(encoding="utf-8")


def options(command: click.Command) -> set[str]:
    return {name for parameter in command.params if isinstance(parameter, click.Option) for name in parameter.opts}


def section(title: str) -> str:
    found = re.search(rf"^## {title}(?: {{[^\n]*}})?\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/about/commands.md has no section “{title}”"
    return found[1]


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_lists_each_verb(verb: str) -> None:
    assert re.search(rf"^  {verb}  +\w.*[^.]\.$", practicebook("--help").stdout, re.MULTILINE)


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_each_verb_has_an_example(verb: str) -> None:
    assert re.search(rf"Examples:\n +practicebook {verb}\b", practicebook(verb, "--help").stdout)


@pytest.mark.parametrize("verb", VERBS)
def test_the_general_help_has_an_example_of_each_verb(verb: str) -> None:
    assert f"        practicebook {verb}" in (main.help or "")


@pytest.mark.parametrize("kind", KINDS)
def test_the_help_of_new_names_each_kind(kind: str) -> None:
    assert kind in practicebook("new", "--help").stdout.partition("Options:")[0]


@pytest.mark.parametrize("verb", VERBS)
def test_the_commands_page_describes_each_verb_with_an_example(verb: str) -> None:
    assert f"practicebook {verb}" in section(verb)


@pytest.mark.parametrize("verb", VERBS)
def test_the_commands_page_describes_each_option(verb: str) -> None:
    described = set(re.findall(r"--[a-z-]*[a-z]", section(verb) + section("What they share")))

    assert options(main.commands[verb]) <= described


def test_the_commands_page_describes_the_options_of_the_command_itself() -> None:
    assert options(main) | {"-h", "--help"} <= set(re.findall(r"--?[a-z]+", section("What they share")))


def test_the_commands_page_names_no_verb_or_option_that_is_not_there() -> None:
    real_options = options(main).union(*map(options, main.commands.values())) | {"--help"}

    assert set(re.findall(r"^practicebook ([\w-]+)", PAGE, re.MULTILINE)) <= set(VERBS)
    assert set(re.findall(r"(?<![\w-])--[a-z-]*[a-z]", PAGE)) <= real_options


@pytest.mark.parametrize("kind", KINDS)
def test_the_commands_page_names_each_kind_that_can_be_made(kind: str) -> None:
    assert f"`{kind}`" in section("new")
