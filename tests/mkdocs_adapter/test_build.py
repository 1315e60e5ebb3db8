"""Real MkDocs builds of a tiny site."""

from conftest import Site


def test_a_tiny_site_builds_with_no_findings(tiny: Site) -> None:
    built = tiny.build()

    assert built.returncode == 0, built.stderr
    assert tiny.codes() == []
    assert "He talked of beans." in tiny.page("audit-headings/hearing")
