"""Word files: what they say, wherever they say it, paragraph by paragraph."""

from practicebook.word.package import RULES, NotRead
from practicebook.word.reading import Paragraph, Picture, WordFile, read_docx

__all__ = ["RULES", "NotRead", "Paragraph", "Picture", "WordFile", "read_docx"]
