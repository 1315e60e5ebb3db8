"""`practicebook withdraw` says what it did, what it cannot do, and what others have to."""

from conftest import Site
from verbs import practicebook

EXEMPLAR = "exemplars/a-good-talk.md"


def test_it_says_what_it_wrote_the_record_to_keep_and_what_speaks_of_it(tiny: Site) -> None:
    tiny.replace("docs/index.md", "Read [", "Read [a talk](../exemplars/a-good-talk.md) and [")

    done = practicebook("withdraw", "a-good-talk", "--reason", "Somebody  was\nknown", root=tiny.root)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Wrote   {EXEMPLAR}\n")
    assert f"Day      2026-11-23\nDocument a-good-talk, in {EXEMPLAR}\nAddress  /exemplars/a-good-talk/\nReason   Somebody was known\n" in done.stdout
    assert "docs/index.md:9:15: “a talk” leads to it. Take the link away, and see" in done.stdout


def test_the_commit_says_why_and_the_site_does_not(tiny: Site) -> None:
    done = practicebook("withdraw", "a-good-talk", "--reason", "Somebody's aunt", root=tiny.root)

    assert """git commit -m 'Withdraw a-good-talk' -m 'Somebody'"'"'s aunt'""" in done.stdout
    assert tiny.build().returncode == 0
    assert [path for path in (tiny.root / "site").rglob("*") if path.is_file() and b"aunt" in path.read_bytes() and path.suffix != ".js"] == []


def test_where_the_address_tells_the_commit_does_not_name_it(tiny: Site) -> None:
    done = practicebook("withdraw", "a-good-talk", "--reason", "The address tells", "--address-tells", root=tiny.root)

    assert "git commit -m 'Withdraw a document' -m 'The address tells'" in done.stdout
    assert "Put back" not in done.stdout
    assert not (tiny.root / EXEMPLAR).exists()


def test_it_says_what_no_command_takes_back(tiny: Site) -> None:
    done = practicebook("withdraw", "a-good-talk", "--reason", "Harm", root=tiny.root)

    said = " ".join(done.stdout.split())
    for words in ("Git's history still has every word", "printed, downloaded", "SharePoint", "Search engines", "Backups", "git filter-repo --invert-paths", "Everyone deletes their clone"):
        assert words in said


def test_a_reason_is_needed(tiny: Site) -> None:
    assert practicebook("withdraw", "a-good-talk", root=tiny.root).exit_code == 2
    blank = practicebook("withdraw", "a-good-talk", "--reason", "  ", root=tiny.root)

    assert (blank.exit_code, blank.stdout) == (2, "")
    assert blank.stderr.startswith("Error: Say why after --reason")
    assert "withdrawn" not in (tiny.root / EXEMPLAR).read_text(encoding="utf-8")


def test_an_id_that_nothing_has_is_refused_in_one_line(tiny: Site) -> None:
    done = practicebook("withdraw", "a-bad-talk", "--reason", "Harm", root=tiny.root)

    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_data_files_that_cannot_be_used_are_named(tiny: Site) -> None:
    tiny.replace("framework/council.yml", "roles:", "rolls:")

    done = practicebook("withdraw", "a-good-talk", "--reason", "Harm", root=tiny.root)

    assert (done.exit_code, done.stdout) == (1, "")
    assert "framework/council.yml:" in done.stderr


def test_a_mistake_in_another_document_does_not_stop_it(tiny: Site) -> None:
    tiny.replace("docs/policies/listening.md", "title: Listening", "title: 7")

    assert practicebook("withdraw", "a-good-talk", "--reason", "Harm", root=tiny.root).exit_code == 0
