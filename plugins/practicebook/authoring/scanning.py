"""Scanning one file before it enters Git: its name, and all that it says, whatever sort of file it is.

The rules are those of the site's own check; what is added is that any file can be asked about, and where.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from practicebook import word
from practicebook.anonymity import pictures
from practicebook.anonymity.control import control_spans
from practicebook.anonymity.hits import Hit, masked
from practicebook.anonymity.model import Model
from practicebook.anonymity.profiles import EXEMPLAR, POLICY, POST, Profile
from practicebook.anonymity.scan import scan
from practicebook.anonymity.vocabulary import Vocabulary
from practicebook.authoring.joined import Joined
from practicebook.authoring.scan_input import TOO_LARGE, WORD_SUFFIXES, Input
from practicebook.content.documents import kind_of_folder
from practicebook.content.findings import Finding, Place, Rule
from practicebook.content.markdown import Body
from practicebook.content.source import take_apart

MAX_TEXT = 5_000_000
"""Characters; a long book has a million."""
CHUNK = 400_000
"""Characters that are scanned at once; names are followed through all of them."""

NOT_TEXT = Rule("scan.not-text", "error", "The file is neither text nor a Word file nor a picture, so nobody can say here what is in it.", "Save its words as text or as a Word document (.docx), or look through it yourself.")

RULES = (NOT_TEXT,)

_FORMATS = frozenset(
    {".md", ".markdown", ".txt", ".text", ".docx", ".docm", ".dotx", ".dotm", ".doc", ".rtf", ".odt", ".pdf", ".html", ".htm", ".yml", ".yaml"}
    | {".json", ".csv", ".tsv", ".xml", ".eml", ".msg", ".xlsx", ".xls", ".pptx", ".py", ".js", ".css", ".toml", ".zip"}
    | pictures.SUFFIXES
)
"""What file names end in that says only which program opens them."""
_ARCHIVE, _OLD_OFFICE, _RICH_TEXT, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF-"
_MEND_PICTURE = "Take the picture out; or save it by itself, run `practicebook strip` on it, and put it in again."
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True)
class Scanned:
    """A finding, and the words that it is about."""

    finding: Finding
    text: str = ""
    """The words as they stand, not masked; empty for a finding about a whole file."""


@dataclass(frozen=True)
class Scan:
    """How files are scanned."""

    profile: Profile
    vocabulary: Vocabulary
    reveal: bool
    """Whether messages show the words themselves."""
    model: Model | None = None
    """A model of language that is asked besides."""

    def of(self, given: Input) -> Iterator[Scanned]:
        """Everything that is asked about in a file, and in its name."""
        if is_word(given):
            yield from self._word(given)
        elif pictures.starts_as_picture(given.data):
            yield from self._picture(given)
        else:
            yield from self._text(given)

    def _picture(self, given: Input) -> Iterator[Scanned]:
        yield from (Scanned(with_end(finding)) for finding in pictures.findings(given.name, given.data))
        yield from self._name(given)

    def _text(self, given: Input) -> Iterator[Scanned]:
        if pictures.is_picture(given.name):  # SVG, which is text as well, or a kind that cannot be looked into
            yield from (Scanned(with_end(finding)) for finding in pictures.findings(given.name, given.data))
        text = decoded(given.data)
        if text is None or len(text) > MAX_TEXT:
            if text is not None:
                yield Scanned(with_end(TOO_LARGE.at(Place(given.name), f"The file has more than {MAX_TEXT:,} characters.")))
            elif not pictures.is_picture(given.name):
                yield Scanned(with_end(NOT_TEXT.at(Place(given.name), "The file is not text.")))
            yield from self._name(given)
            return
        places, answers = Body(text, given.name), _answers(text, given.name)
        for hit, words in self._hits(text, given, control_spans(text)):
            if hit.start >= len(text):
                yield self._in_name(given, hit, words)
            elif (hit.code, _folded(words)) not in answers:
                yield self._scanned(places.place(hit.start, hit.end), hit, words)

    def _word(self, given: Input) -> Iterator[Scanned]:
        try:
            if given.data.startswith(_RICH_TEXT):
                raise word.NotRead(word.NOT_WORD, "This is rich text (.rtf), which cannot be read here.")
            read = word.read_docx(given.data)
        except word.NotRead as error:
            yield Scanned(with_end(error.finding(Place(given.name))))
            yield from self._name(given)
            return
        yield from self._paragraphs(given, read.paragraphs)
        for picture in read.pictures:
            if found := pictures.metadata(picture.data):
                message = f"The picture {picture.name} in the Word file holds {', '.join(found)}."
                yield Scanned(with_end(pictures.PICTURE_METADATA.at(Place(given.name), message, _MEND_PICTURE)))
        for what in read.unread:
            yield Scanned(with_end(word.UNREAD.at(Place(given.name), f"The Word file holds {what}, which cannot be looked into.")))

    def _paragraphs(self, given: Input, paragraphs: Sequence[word.Paragraph]) -> Iterator[Scanned]:
        """Paragraphs are scanned as one text, so that a name which is sure in one of them is found in all."""
        joined = Joined(paragraphs)
        if len(joined.text) > MAX_TEXT:
            yield Scanned(with_end(TOO_LARGE.at(Place(given.name), f"The Word file has more than {MAX_TEXT:,} characters.")))
            return
        for hit, words in self._hits(joined.text, given):
            if hit.start >= len(joined.text):
                yield self._in_name(given, hit, words)
            elif joined.is_news(hit.start, hit.end):
                (first, start), (last, end) = joined.at(hit.start), joined.at(hit.end - 1)
                where = f"In {first.part}: " if first.part else ""
                yield self._scanned(Place(given.name, first.number, start + 1, last.number, end + 2), hit, words, where)

    def _name(self, given: Input) -> Iterator[Scanned]:
        yield from (self._in_name(given, hit, words) for hit, words in self._hits("", given))

    def _hits(self, text: str, given: Input, ignored: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[Hit, str]]:
        """Each hit with its words. The file's name follows the text, so that a name in one is found in the other."""
        whole = f"{text}\n\n{_spoken(given.named)}"
        for start, end in _chunks(whole):
            inside = [(max(first - start, 0), last - start) for first, last in ignored if first < end and last > start]
            for hit in scan(whole[start:end], self.profile, self.vocabulary, inside, self.model):
                yield Hit(hit.start + start, hit.end + start, hit.code, hit.sure), whole[start + hit.start : start + hit.end]

    def _in_name(self, given: Input, hit: Hit, words: str) -> Scanned:
        return self._scanned(Place(given.name, 1, 1, 1, 1), hit, words, "In the file's name: ")

    def _scanned(self, place: Place, hit: Hit, words: str, where: str = "") -> Scanned:
        shown = " ".join(words.split()) if self.reveal else masked(words)
        finding = hit.finding(place, shown, self.profile.severity(hit))
        return Scanned(replace(finding, message=where + finding.message), words)


def readable(given: Input) -> str | None:
    """The words of a text or Word file, as one text; `None` where it is neither. Raises NotRead."""
    return Joined(word.read_docx(given.data).paragraphs).text if is_word(given) else decoded(given.data)


def profile_of(given: Input) -> Profile:
    """How a file is read where nobody says: inside a site by its folder and kind, else as an exemplar."""
    if given.in_site is None:
        return EXEMPLAR
    source, _ = take_apart(decoded(given.data) or "", given.in_site)
    fields = source.fields.value if source else None
    if isinstance(fields, dict) and fields.get("tells_case") is True:
        return EXEMPLAR
    return {"exemplar": EXEMPLAR, "post": POST}.get(kind_of_folder(given.in_site), POLICY)


def is_word(given: Input) -> bool:
    """True for a Word file, or another of Office's, to go by its first bytes and its name."""
    return given.data.startswith((_ARCHIVE, _OLD_OFFICE, _RICH_TEXT)) or given.name.suffix.lower() in WORD_SUFFIXES and not given.data.startswith(_PDF)


def decoded(data: bytes) -> str | None:
    """Text with line ends as `\\n`; `None` for what is no text. What is not UTF-8 is read as Windows' own encoding, which fits any bytes."""
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
    if data.startswith(_PDF) or encoding is None and b"\0" in data:
        return None
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _answers(text: str, name: PurePosixPath) -> set[tuple[str, str]]:
    """The code and words of each finding that a person answered as a false alarm in the file's front matter."""
    source, _ = take_apart(text, name) if text.startswith("---") else (None, ())
    fields = source.fields.value if source else None
    answers = fields.get("anonymity_answers") if isinstance(fields, dict) else None
    found = (answer for answer in answers if isinstance(answer, dict)) if isinstance(answers, tuple) else ()
    return {(str(answer.get("code")), _folded(str(answer.get("words")))) for answer in found}


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _spoken(named: str) -> str:
    """A path as words, without the ending that says only which program opens it."""
    path = PurePosixPath(named)
    return " / ".join((path.with_suffix("") if path.suffix.lower() in _FORMATS else path).parts)


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a long text, each ending at the end of a paragraph, line or word where there is one."""
    start = 0
    while len(text) - start > CHUNK:
        latest = start + CHUNK
        ends = (text.rfind(ending, start + CHUNK // 2, latest) for ending in ("\n\n", "\n", " "))
        end = next((found + 1 for found in ends if found > 0), latest)
        yield start, end
        start = end
    yield start, len(text)


def with_end(finding: Finding) -> Finding:
    """The same finding with an end as every finding of a scan has."""
    place = finding.place
    return replace(finding, place=replace(place, end_line=place.end_line or place.line, end_column=place.end_column or place.column))
