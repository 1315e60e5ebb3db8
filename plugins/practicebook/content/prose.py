"""Every piece of Markdown that someone wrote: the bodies of texts, and the fields that hold Markdown."""

from collections.abc import Iterator

from practicebook.content.findings import Place
from practicebook.content.kinds import Governed
from practicebook.content.library import Library
from practicebook.content.markdown import Body


class FieldBody(Body):
    """Markdown in a field: its findings stand at the field, since YAML folds its lines."""

    def __init__(self, text: str, field: Place) -> None:
        super().__init__(text, field.file)
        self._field = field

    def place(self, start: int, end: int | None = None) -> Place:
        """The field's own place."""
        return self._field


def bodies(library: Library) -> Iterator[Body]:
    """The body of every text."""
    for document in library.documents:
        for text in document.texts:
            yield text.body


def field_bodies(library: Library) -> Iterator[Body]:
    """The Markdown in fields."""
    for document in library.documents:
        for text in document.texts:
            if isinstance(text.fields, Governed) and text.fields.quick_read:
                yield FieldBody(text.fields.quick_read, text.located.place(("quick_read",)))
    located = library.data_files["audit-headings.yml"]
    for index, heading in enumerate(library.audit_headings):
        yield FieldBody(heading.why, located.place(("audit_headings", index, "why")))


