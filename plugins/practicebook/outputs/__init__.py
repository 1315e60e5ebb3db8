"""What a site gives besides its pages: the list of what a device can keep, and every version of its documents."""

from practicebook.outputs import offline, versions

__all__ = ["offline", "versions"]
