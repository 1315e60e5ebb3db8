"""`practicebook schema`: the JSON Schema of what authors may write."""

import json
from pathlib import Path, PurePath

import click

from practicebook.cli.common import Stop, print_json
from practicebook.content.reference import Json, schemas
from practicebook.content.validate import nearest


@click.command()
@click.argument("name", metavar="[KIND|FILE]", required=False)
@click.option("--to", "folder", metavar="FOLDER", help="Write one file each into this folder, such as policy.schema.json, and print their names.")
def schema(name: str | None, folder: str | None) -> None:
    """Print the JSON Schema of what authors write.

    There is one for each kind's front matter, one for what is left of a withdrawn document, and one for each data file.
    Editors and other programs can check and complete what you write with it. With a KIND (policy, exemplar …) or a data
    FILE (council.yml …), prints that schema alone; with neither, prints all of them by name.

    \b
    Examples:
        practicebook schema
        practicebook schema exemplar
        practicebook schema audit-headings.yml
        practicebook schema --to schemas
    """
    known = schemas()
    if name is not None and name not in known:
        raise Stop(f"There is no kind or data file “{name}”.{nearest(name, known)} There are: {', '.join(known)}.")
    if folder is not None:
        _write({name: known[name]} if name else known, Path(folder))
    else:
        print_json(known[name] if name else known)


def _write(chosen: Json, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, one in chosen.items():
        file = folder / f"{PurePath(name).stem}.schema.json"
        file.write_text(json.dumps(one, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        click.echo(file)
