"""Places of a file rewritten, and every other byte left as it is: entries of YAML lists and mappings, and words of a line."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import yaml

from practicebook.authoring.rewriting import NotWritable

_LINE = re.compile(r"\r\n|\r|\n")
_PLAIN, _WORDS = (True, False), "tag:yaml.org,2002:str"
_RESOLVER = yaml.SafeLoader("")
_BEFORE_ENTRY = re.compile(r"[ ]*(?:-[ ]+)?")


@dataclass(frozen=True, order=True)
class Edit:
    """What stands from one offset to another gives way to other words."""

    start: int
    end: int
    words: str


class Written:
    """The text of a file as it is on disk, its own line ends included, with the offset of each line and column."""

    def __init__(self, data: bytes) -> None:
        text = data.decode("utf-8")
        self.mark = "\ufeff" if text.startswith("\ufeff") else ""
        self.text = text.removeprefix("\ufeff")
        ends = list(_LINE.finditer(self.text))
        self._starts = [0, *(one.end() for one in ends)]
        self._line_ends = [*(one.start() for one in ends), len(self.text)]
        self.line_end = ends[0].group() if ends else "\n"

    def offset(self, line: int, column: int) -> int:
        """Of a line and column that count from 1."""
        return self._starts[line - 1] + column - 1

    def line_start(self, offset: int) -> int:
        """Where the line of an offset starts."""
        return max(start for start in self._starts if start <= offset)

    def next_line(self, offset: int) -> int:
        """Where the line after that of an offset starts, or the text ends."""
        return min((start for start in self._starts if start > offset), default=len(self.text))

    def line(self, number: int) -> str:
        """A line without its end."""
        return self.text[self._starts[number - 1] : self._line_ends[number - 1]]

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The whole file with edits made; two that overlap are a fault of ours."""
        parts, at = [], 0
        for edit in sorted(set(edits)):
            assert edit.start >= at, "edits overlap"
            parts += [self.text[at : edit.start], edit.words]
            at = edit.end
        return (self.mark + "".join(parts) + self.text[at:]).encode()


@dataclass(frozen=True)
class Entries:
    """The entries of a YAML list, or of a mapping, as spans of a file's text."""

    written: Written
    is_flow: bool
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    after_key: int
    """Just past the colon of the key that holds them, where there is one; else the start."""

    def edits(self, wanted: Mapping[int, Sequence[str]]) -> list[Edit]:
        """Edits that put other entries, or none, in the place of some. Raises NotWritable."""
        kept = [index for index in range(len(self.spans)) if wanted.get(index) != []]
        if not kept:
            return self._emptied()
        edits = []
        for index, entries in wanted.items():
            start, end = self.spans[index]
            if entries:
                edits.append(Edit(start, end, (", " if self.is_flow else self.written.line_end + self._prefix(start)).join(entries)))
            elif not self.is_flow:
                self._prefix(start)
                edits.append(Edit(self.written.line_start(start), self.written.next_line(end), ""))
            elif index < kept[0]:
                edits.append(Edit(start, self.spans[index + 1][0], ""))
            else:
                edits.append(Edit(self.spans[index - 1][1], end, ""))
        return edits

    def _emptied(self) -> list[Edit]:
        if self.is_flow:
            return [Edit(self.start + 1, self.end - 1, "")]
        for start, _ in self.spans:
            self._prefix(start)
        lines = (Edit(self.written.line_start(start), self.written.next_line(end), "") for start, end in self.spans)
        return [Edit(self.after_key, self.after_key, " []"), *lines]

    def _prefix(self, start: int) -> str:
        """What stands before an entry on its line."""
        prefix = self.written.text[self.written.line_start(start) : start]
        if not _BEFORE_ENTRY.fullmatch(prefix):
            raise NotWritable("Write each entry on a line of its own, or all of them in brackets.")
        return prefix


class YamlPart:
    """The YAML of a file, or of its front matter, by the places of its keys and values."""

    def __init__(self, written: Written, first_line: int = 1, last_line: int | None = None) -> None:
        self._written, self._first = written, first_line
        end = written.offset(last_line + 1, 1) if last_line else len(written.text)
        self._root = yaml.compose(written.text[written.offset(first_line, 1) : end], Loader=yaml.SafeLoader)

    def holding(self, places: set[tuple[int, int]]) -> list[tuple[Entries, list[str]]]:
        """The lists and mappings an entry of which starts at one of some places (line and column), each with what its entries say: of a mapping, its keys."""
        found: list[tuple[Entries, list[str]]] = []
        self._visit(self._root, places, found, None)
        return found

    def scalars(self, places: set[tuple[int, int]]) -> list[tuple[int, int]]:
        """The spans of values at some places that stand in no list."""
        found: list[tuple[int, int]] = []
        stack = [self._root]
        while stack:
            node = stack.pop()
            if isinstance(node, yaml.MappingNode):
                found += [self._span(value, value) for _, value in node.value if isinstance(value, yaml.ScalarNode) and self._place(value) in places]
                stack += [value for _, value in node.value]
            elif isinstance(node, yaml.SequenceNode):
                stack += node.value
        return found

    def _visit(self, node: yaml.Node | None, places: set[tuple[int, int]], found: list[tuple[Entries, list[str]]], key: yaml.Node | None) -> None:
        if isinstance(node, yaml.SequenceNode):
            if any(self._place(item) in places for item in node.value):
                found.append((self._entries(node, [(item, item) for item in node.value], key), [getattr(item, "value", "") for item in node.value]))
            for item in node.value:
                self._visit(item, places, found, None)
        elif isinstance(node, yaml.MappingNode):
            if any(self._place(name) in places for name, _ in node.value):
                found.append((self._entries(node, node.value, key), [name.value for name, _ in node.value]))
            for name, value in node.value:
                self._visit(value, places, found, name)

    def _entries(self, node: yaml.Node, pairs: Sequence[tuple[yaml.Node, yaml.Node]], key: yaml.Node | None) -> Entries:
        start, end = self._span(node, node)
        after = self._written.text.index(":", self._at(key.end_mark)) + 1 if key else start
        return Entries(self._written, bool(node.flow_style), start, end, tuple(self._span(first, last) for first, last in pairs), after)  # type: ignore[attr-defined]

    def _place(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + self._first, node.start_mark.column + 1

    def _span(self, first: yaml.Node, last: yaml.Node) -> tuple[int, int]:
        return self._at(first.start_mark), self._at(last.end_mark)

    def _at(self, mark: yaml.Mark) -> int:
        return self._written.offset(mark.line + self._first, mark.column + 1)


def scalar(words: str) -> str:
    """An id as YAML 1.1 reads it: in quotes where it would be taken for something else, as `no` would."""
    return words if _RESOLVER.resolve(yaml.ScalarNode, words, _PLAIN) == _WORDS else f'"{words}"'
