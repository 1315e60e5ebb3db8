"""The command line: `practicebook VERB`. One module a verb; each calls one function and prints what it gives."""

import errno
from typing import Any

import click

from practicebook.cli import audit_headings, check, hooks, new, pseudonymise, review_pack, scan, schema, search, sign, stats, strip, withdraw
from practicebook.cli.common import Stop, never_fail_to_print


class _Verbs(click.Group):
    """Turns trouble with a file or folder into one line, whichever verb met it."""

    def invoke(self, context: click.Context) -> Any:
        never_fail_to_print()
        try:
            return super().invoke(context)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # whoever read our output has gone; Click knows what to do
            raise Stop(f"{error.filename or 'A file'}: {error.strerror or error}.") from None


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="practicebook", message="%(prog)s %(version)s")
def main() -> None:
    """Check, count, search, start and sign the content of a Practicebook site.

    Run it in the site's folder: the one that holds docs/, framework/ and exemplars/. To build the site, run
    mkdocs build; to preview it, mkdocs serve.

    \b
    Examples:
        practicebook audit-headings adopt map.yml
        practicebook check
        practicebook stats
        practicebook new post "What I learnt this week"
        practicebook hooks install
        practicebook pseudonymise notes.docx --output story.md
        practicebook review-pack exemplars/the-garden-gate.md
        practicebook scan notes.docx
        practicebook schema policy
        practicebook search two kettles
        practicebook sign exemplars/the-garden-gate.md --role practice-lead
        practicebook strip docs/blog/posts/pictures/kettle.jpg
        practicebook withdraw a-good-talk --reason "Somebody could be known from it"

    Every verb has its own help: practicebook check --help

    To work as on another day, set PRACTICEBOOK_ON=2026-06-01. The exit status is 0 when all is well or there are only
    warnings, 1 when there are errors, and 2 when the command was not used rightly.
    """


main.add_command(audit_headings.audit_headings)
main.add_command(check.check)
main.add_command(hooks.hooks)
main.add_command(new.new)
main.add_command(pseudonymise.pseudonymise)
main.add_command(review_pack.review_pack)
main.add_command(scan.scan)
main.add_command(schema.schema)
main.add_command(search.search)
main.add_command(sign.sign)
main.add_command(stats.stats)
main.add_command(strip.strip)
main.add_command(withdraw.withdraw)

__all__ = ["main"]
