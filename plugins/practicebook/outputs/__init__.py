"""What a site gives besides its pages: the list of what a device can keep."""

from practicebook.outputs import offline

__all__ = ["offline"]
