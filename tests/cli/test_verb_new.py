"""`practicebook new` writes a document and says what to do next."""

from conftest import Site
from verbs import practicebook


def test_it_says_what_it_wrote_and_what_to_do_next(tiny: Site) -> None:
    made = practicebook("new", "post", "What I learnt this week", root=tiny.root)

    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout.startswith("Wrote docs/blog/posts/what-i-learnt-this-week.md, a draft. Its id is what-i-learnt-this-week.\nNext: ")
    assert (tiny.root / "docs/blog/posts/what-i-learnt-this-week.md").is_file()


def test_the_new_file_passes_check(tiny: Site) -> None:
    practicebook("new", "exemplar", "The garden gate", root=tiny.root)

    assert practicebook("check", root=tiny.root).exit_code == 0


def test_an_exemplar_comes_with_a_word_on_real_case_material(tiny: Site) -> None:
    made = practicebook("new", "exemplar", "The garden gate", root=tiny.root)

    assert "Never put real case material in a file" in made.stdout


def test_a_wrong_kind_gets_the_nearest_in_one_line(tiny: Site) -> None:
    made = practicebook("new", "exempler", "The garden gate", root=tiny.root)

    assert (made.exit_code, made.stdout, made.stderr.count("\n")) == (2, "", 1)
    assert made.stderr.startswith("Error: There is no kind “exempler”. Did you mean “exemplar”?")


def test_a_file_that_is_there_is_refused_in_one_line(tiny: Site) -> None:
    made = practicebook("new", "policy", "Listening", root=tiny.root)

    assert (made.exit_code, made.stdout) == (2, "")
    assert made.stderr == "Error: docs/policies/listening.md is already there, and was left as it is. Choose another title, or change that file.\n"


def test_data_files_that_cannot_be_used_are_named(tiny: Site) -> None:
    tiny.replace("framework/council.yml", "roles:", "rolls:")

    made = practicebook("new", "post", "A title", root=tiny.root)

    assert (made.exit_code, made.stdout) == (1, "")
    assert "framework/council.yml:" in made.stderr


def test_a_mistake_in_another_document_does_not_stop_it(tiny: Site) -> None:
    tiny.replace("docs/policies/listening.md", "title: Listening", "title: 7")

    assert practicebook("new", "post", "A title", root=tiny.root).exit_code == 0


def test_a_folder_that_cannot_be_written_is_said_in_a_line(tiny: Site) -> None:
    (tiny.root / "docs/tools").write_text("a file where the folder would be")

    made = practicebook("new", "tool", "A title", root=tiny.root)

    assert (made.exit_code, made.stdout, made.stderr.count("\n")) == (2, "", 1)
    assert "docs/tools" in made.stderr
