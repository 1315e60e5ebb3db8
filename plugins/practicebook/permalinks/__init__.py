"""Links that last: `/go/<id>/` for everything with an id."""

from practicebook.permalinks.go import write

__all__ = ["write"]
