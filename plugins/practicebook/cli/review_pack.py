"""`practicebook review-pack`: one page for those who sign an exemplar."""

from pathlib import Path

import click

from practicebook import pipeline
from practicebook.authoring import sign as authoring
from practicebook.cli.common import Stop, data_files_unusable, root_option, site_at, site_file, today
from practicebook.outputs import review_pack as pack
from practicebook.word.from_html import word_file


ENDINGS = {"html": "html", "word": "docx"}


@click.command("review-pack")
@click.argument("file")
@click.option("--format", "format_", type=click.Choice(["html", "word"]), default="html", show_default=True, help="A page for a browser, or a Word file.")
@click.option("--output", metavar="FILE", help="Where to write it. If not given, review-pack-ID.html or .docx, here.")
@root_option
def review_pack(file: str, format_: str, output: str | None, root: str) -> None:
    """Write one page for those who sign an exemplar.

    It holds the text as it will be published, everything that the anonymity checks found and how it was answered, the
    tests of the motivated intruder and of the knowing colleague as questions with room to write, the basis and the consent
    reference, and who has to sign, with boxes for it. It opens in any browser, prints, and asks no network for anything.
    It shows the words that the checks found, so keep it out of Git. A Word file names its pictures and does not hold them.

    \b
    Examples:
        practicebook review-pack exemplars/the-garden-gate.md
        practicebook review-pack exemplars/the-garden-gate.md --format word --output pack.docx
    """
    site, day = site_at(root), today()
    prepared = pipeline.prepare(site, day, preview=True)
    if prepared.edition is None:
        raise data_files_unusable(prepared.findings)
    try:
        document = authoring.signable(prepared.edition.library, site_file(site, file))
    except authoring.Refused as refused:
        raise Stop(str(refused)) from None
    page = pack.html(prepared.edition, document, prepared.findings)
    path = Path(output or f"review-pack-{document.id}.{ENDINGS[format_]}")
    try:
        with path.open("xb") as written:
            written.write(word_file(page) if format_ == "word" else page.encode("utf-8"))
    except FileExistsError:
        raise Stop(f"{path} is already there, and was left as it is. Name another with --output.") from None
    click.echo(f"Wrote {path}. Keep it out of Git: it shows the words that the checks found.")
