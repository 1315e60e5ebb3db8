"""Search: sections of what readers see, a Whoosh index of them, the question, and the files that a browser ranks from."""

from practicebook.search.index import Index, read
from practicebook.search.indexing import write
from practicebook.search.more import more_like
from practicebook.search.rank import FACETS, Result, facet_ids, search
from practicebook.search.sections import KIND_TITLES, SearchPage, read_sections, without_keywords
from practicebook.search.shards import write as write_shards

__all__ = ["FACETS", "KIND_TITLES", "Index", "Result", "SearchPage", "facet_ids", "more_like", "read", "read_sections", "search", "without_keywords", "write", "write_shards"]
