"""The paragraphs of a Word file as one text, and the way back."""

from bisect import bisect_right
from collections.abc import Sequence

from practicebook.word import Paragraph


class Joined:
    """Paragraphs as one text: cells of a row beside each other, as in a Markdown table, and a blank line between paragraphs."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._starts: list[int] = []
        parts: list[str] = []
        length = 0
        for index, paragraph in enumerate(paragraphs):
            between = "" if index == 0 else _between(paragraphs[index - 1], paragraph)
            parts += (between, paragraph.text)
            self._starts.append(length + len(between))
            length += len(between) + len(paragraph.text)
        self.text = "".join(parts)

    def at(self, offset: int) -> tuple[Paragraph, int]:
        """The paragraph that an offset is in, and the offset in its own text."""
        index = bisect_right(self._starts, offset) - 1
        return self._paragraphs[index], offset - self._starts[index]

    def is_news(self, start: int, end: int) -> bool:
        """False where a paragraph as it was before its tracked changes says no more than it does now."""
        paragraph, first = self.at(start)
        return paragraph.news is None or any(old < first + end - start and first < new for old, new in paragraph.news)


def _between(one: Paragraph, other: Paragraph) -> str:
    if one.row and one.row == other.row and one.part == other.part:
        return " | "
    return "\n" if one.row and other.row else "\n\n"
