"""Word files: what they say, wherever they say it, paragraph by paragraph."""

from practicebook.word.package import NOT_WORD, RULES, UNREAD, NotRead
from practicebook.word.reading import Paragraph, Picture, WordFile, read_docx

__all__ = ["NOT_WORD", "RULES", "UNREAD", "NotRead", "Paragraph", "Picture", "WordFile", "read_docx"]
