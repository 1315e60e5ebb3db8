"""Whoosh with its own Snowball analyser, BM25F as it comes, and any of the words asked: what ours is held against."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from whoosh.analysis import LanguageAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import Index
from whoosh.qparser import MultifieldParser, OrGroup, QueryParser, WhitespacePlugin

FIELDS = ("title", "body")


def write(folder: Path, documents: Iterable[tuple[str, str, str]]) -> Index:
    """Index documents, each an id, a title and a body; an empty title leaves that field out."""
    analyser = LanguageAnalyzer("en")
    folder.mkdir(parents=True)
    index = FileStorage(str(folder)).create_index(Schema(id=ID(stored=True), title=TEXT(analyzer=analyser), body=TEXT(analyzer=analyser)))
    writer = index.writer()
    for id, title, body in documents:
        writer.add_document(id=id, body=body, **({"title": title} if title else {}))
    writer.commit()
    return index


def ask(index: Index, questions: Iterable[str], fields: Sequence[str] = FIELDS, limit: int = 10) -> list[list[str]]:
    """The ids found for each question, best first."""
    parser = MultifieldParser(list(fields), index.schema, group=OrGroup, plugins=[WhitespacePlugin()]) if len(fields) > 1 else None
    parser = parser or QueryParser(fields[0], index.schema, group=OrGroup, plugins=[WhitespacePlugin()])
    with index.searcher() as searcher:
        return [[hit["id"] for hit in searcher.search(parser.parse(question), limit=limit)] for question in questions]
