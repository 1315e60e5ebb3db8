"""Who brought in which signature: told by a whole history, and by nothing less."""

import shutil
from pathlib import Path

import pytest
from conftest import Site
from repositories import commit, git

from practicebook.history import signers
from practicebook.history.git import is_whole, versions

EXEMPLAR = "exemplars/a-good-talk.md"
ANN, BEN = "ann@site.example", "ben@site.example"


def keys(site: Site) -> dict[str, tuple[str, str]]:
    """Of each role, what its sign-off is known by."""
    edition = site.prepare().edition
    assert edition
    signing = edition.signings["a-good-talk"]
    return {role: (role, signing.fingerprint) for role in ("lead", "chief")}


def authors(site: Site, root: Path | None = None) -> dict[str, str]:
    """Of each role, who brought in its sign-off."""
    wanted = keys(site)
    found = signers(root or site.root, set(wanted.values()))
    return {role: found[key] for role, key in wanted.items() if key in found}


def sign_one_by_one(site: Site, first: str, second: str) -> None:
    """Commit the exemplar with the first sign-off, then with both."""
    whole = (site.root / EXEMPLAR).read_text(encoding="utf-8")
    (site.root / EXEMPLAR).write_text(f"{whole[: whole.index('  - role: chief')]}{whole[whole.index('---', 4) :]}", encoding="utf-8")
    commit(site.root, first)
    (site.root / EXEMPLAR).write_text(whole, encoding="utf-8")
    commit(site.root, second)


@pytest.fixture
def signed(tiny: Site) -> Site:
    """The tiny site in a repository, its exemplar signed by two authors, with later commits of a third."""
    sign_one_by_one(tiny, ANN, BEN)
    tiny.replace(EXEMPLAR, "id: a-good-talk\n", "id: a-good-talk\nsample: false\n", signed=False)
    commit(tiny.root, "cat@site.example")
    return tiny


def test_each_signature_is_of_the_author_who_first_committed_it(signed: Site) -> None:
    assert authors(signed) == {"lead": ANN, "chief": BEN}


def test_two_authors_are_no_finding(signed: Site) -> None:
    assert signed.codes() == []


def test_one_author_of_both_is_an_error_at_the_second(tiny: Site) -> None:
    sign_one_by_one(tiny, ANN, ANN)

    [finding] = tiny.findings()

    assert (finding.code, finding.severity, str(finding.place.file)) == ("signatures.one-author", "error", EXEMPLAR)
    assert "ann" not in str(finding).lower()


def test_one_author_of_both_in_one_commit_is_an_error(tiny: Site) -> None:
    commit(tiny.root, ANN)

    assert tiny.codes() == ["signatures.one-author"]


def test_a_capital_in_an_address_makes_no_second_author(tiny: Site) -> None:
    sign_one_by_one(tiny, ANN, "Ann@Site.example")

    assert tiny.codes() == ["signatures.one-author"]


def test_two_addresses_of_one_person_are_one_where_the_mailmap_says_so(tiny: Site) -> None:
    tiny.write(".mailmap", f"Ann <{ANN}> <ann.other@site.example>\n")
    sign_one_by_one(tiny, ANN, "ann.other@site.example")

    assert tiny.codes() == ["signatures.one-author"]


def test_a_sample_may_be_signed_by_one_author(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "id: a-good-talk\n", "id: a-good-talk\nsample: true\n")
    commit(tiny.root, ANN)

    assert tiny.codes() == []


def test_a_draft_may_be_signed_by_one_author_until_it_is_published(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "id: a-good-talk\n", "id: a-good-talk\nstatus: draft\n")
    commit(tiny.root, ANN)
    assert "signatures.one-author" not in tiny.codes()

    tiny.replace(EXEMPLAR, "status: draft", "status: published", signed=False)

    assert "signatures.one-author" in tiny.codes()


def test_a_signature_that_is_not_committed_is_nobodys_yet(tiny: Site) -> None:
    whole = (tiny.root / EXEMPLAR).read_text(encoding="utf-8")
    tiny.replace(EXEMPLAR, "  - role: chief", "  - role: lead", signed=False)
    commit(tiny.root, ANN)
    (tiny.root / EXEMPLAR).write_text(whole, encoding="utf-8")

    assert authors(tiny) == {"lead": ANN}
    assert tiny.codes() == []


def test_nothing_is_said_where_there_is_no_repository(tiny: Site) -> None:
    assert not is_whole(tiny.root)
    assert authors(tiny) == {}
    assert tiny.codes() == []


def test_nothing_is_said_of_a_site_that_another_repository_does_not_hold(tiny: Site) -> None:
    git(tiny.root.parent, "init", "--quiet")
    git(tiny.root.parent, "commit", "--quiet", "--allow-empty", "--message", "Nothing of the site")

    assert is_whole(tiny.root)
    assert authors(tiny) == {}


def test_nothing_is_said_in_a_repository_without_commits(tiny: Site) -> None:
    git(tiny.root, "init", "--quiet")

    assert authors(tiny) == {}


def test_nothing_is_said_in_a_shallow_clone_and_the_same_is_rendered(tiny: Site) -> None:
    sign_one_by_one(tiny, ANN, ANN)
    shallow = Site(tiny.root.parent / "shallow")
    git(tiny.root.parent, "clone", "--quiet", "--depth", "1", f"file://{tiny.root}", str(shallow.root))

    assert not is_whole(shallow.root)
    assert shallow.codes() == []
    assert [page.markdown for page in shallow.prepare().pages] == [page.markdown for page in tiny.prepare().pages]


def test_a_clone_with_all_its_history_finds_what_the_first_one_does(tiny: Site) -> None:
    sign_one_by_one(tiny, ANN, ANN)
    clone = Site(tiny.root.parent / "clone")
    git(tiny.root.parent, "clone", "--quiet", str(tiny.root), str(clone.root))

    assert clone.codes() == ["signatures.one-author"]


def test_a_clone_that_fetches_contents_when_asked_is_not_asked(tiny: Site) -> None:
    sign_one_by_one(tiny, ANN, ANN)
    git(tiny.root, "config", "uploadpack.allowFilter", "true")
    partial = Site(tiny.root.parent / "partial")
    git(tiny.root.parent, "clone", "--quiet", "--filter=blob:none", f"file://{tiny.root}", str(partial.root))

    assert not is_whole(partial.root)
    assert partial.codes() == []


def test_nothing_is_said_where_git_is_not_installed(signed: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert not is_whole(signed.root)
    assert authors(signed) == {}


def test_a_site_in_a_folder_of_its_repository_is_found(tiny: Site) -> None:
    sign_one_by_one(tiny, ANN, BEN)
    outer = tiny.root.parent / "outer"
    outer.mkdir()
    shutil.copytree(tiny.root, outer / "site", ignore=shutil.ignore_patterns(".git"))
    sign_one_by_one(Site(outer / "site"), BEN, ANN)
    shutil.rmtree(outer / "site" / ".git")
    inner = Site(outer / "site")
    commit(outer, "cat@site.example")

    assert authors(inner) == {"lead": "cat@site.example", "chief": "cat@site.example"}


def test_a_renamed_file_keeps_its_signatures_authors(signed: Site) -> None:
    git(signed.root, "mv", EXEMPLAR, "exemplars/a-talk.md")
    commit(signed.root, "cat@site.example")

    assert authors(signed) == {"lead": ANN, "chief": BEN}


def test_a_file_with_a_name_that_git_puts_in_quotes_is_read(signed: Site) -> None:
    git(signed.root, "mv", EXEMPLAR, "exemplars/café.md")
    (signed.root / "exemplars/café.md").write_text((signed.root / "exemplars/café.md").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    commit(signed.root, "cat@site.example")

    assert [version.author for version in versions(signed.root, "exemplars")][-1] == "cat@site.example"


def test_a_signature_on_a_branch_is_of_who_made_it_and_not_of_who_merged(tiny: Site) -> None:
    whole = (tiny.root / EXEMPLAR).read_text(encoding="utf-8")
    tiny.replace(EXEMPLAR, "  - role: chief", "  - role: lead", signed=False)
    commit(tiny.root, ANN)
    git(tiny.root, "checkout", "--quiet", "-b", "second")
    (tiny.root / EXEMPLAR).write_text(whole, encoding="utf-8")
    commit(tiny.root, BEN)
    git(tiny.root, "checkout", "--quiet", "-")
    git(tiny.root, "merge", "--quiet", "--no-ff", "--message", "Merge", "second", author=ANN)

    assert authors(tiny) == {"lead": ANN, "chief": BEN}


def test_a_signature_brought_in_by_a_merge_alone_is_of_who_merged(tiny: Site) -> None:
    whole = (tiny.root / EXEMPLAR).read_text(encoding="utf-8")
    tiny.replace(EXEMPLAR, "  - role: chief", "  - role: lead", signed=False)
    commit(tiny.root, ANN)
    git(tiny.root, "checkout", "--quiet", "-b", "second")
    tiny.replace("docs/index.md", "Start here.", "Begin here.")
    commit(tiny.root, BEN)
    git(tiny.root, "checkout", "--quiet", "-")
    git(tiny.root, "merge", "--quiet", "--no-ff", "--no-commit", "second", author=ANN)
    (tiny.root / EXEMPLAR).write_text(whole, encoding="utf-8")
    commit(tiny.root, ANN)

    assert authors(tiny) == {"lead": ANN, "chief": ANN}


def test_a_hook_that_sets_another_repository_changes_nothing(signed: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))

    assert authors(signed) == {"lead": ANN, "chief": BEN}


def test_what_could_not_be_read_once_does_not_stop_it(tiny: Site) -> None:
    whole = (tiny.root / EXEMPLAR).read_bytes()
    for content in (b"\xff\xfe no front matter", whole.replace(b"sign_offs:", b"sign_offs: 7\nx:"), whole.replace(b"  - role: lead", b"  - [role"), b""):
        (tiny.root / EXEMPLAR).write_bytes(content)
        commit(tiny.root, "cat@site.example")
    (tiny.root / EXEMPLAR).write_bytes(whole)
    commit(tiny.root, ANN)

    assert authors(tiny) == {"lead": ANN, "chief": ANN}
