"""`practicebook strip`: pictures' files without what they say besides the picture."""

from pathlib import Path

import click

from practicebook.authoring import strip as authoring


@click.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def strip(context: click.Context, files: tuple[Path, ...]) -> None:
    """Take out of pictures what says where, when, by whom.

    Rewrites JPEG, PNG, WebP, GIF and SVG files without EXIF, XMP, IPTC, comments, and whatever else is in them besides the
    picture. The picture itself is not touched, nor are its colours; one that is shown turned stays turned. What people can
    see in it is yours to look at: faces, letters on a table, a street's name.

    \b
    Examples:
        practicebook strip docs/blog/posts/pictures/kettle.jpg
        practicebook strip docs/guidance/*.png
    """
    refused = False
    for file in files:
        try:
            done = authoring.strip(file)
        except authoring.Refused as error:
            click.echo(f"Error: {error}", err=True)
            refused = True
            continue
        if not done.found:
            click.echo(f"{file} has nothing to take out.")
            continue
        turned = " It still says which way up it is." if done.is_turned else ""
        click.echo(f"{file}: took out {', '.join(done.found)}.{turned}")
    context.exit(1 if refused else 0)
