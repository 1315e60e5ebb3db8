"""A site is built beside the old one and swapped in when whole, so that nobody ever meets half of one."""

import ctypes
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

LEFT_OVER_AFTER = 3600
"""Seconds after which a folder that a killed build left behind is cleared away."""

_OLD = "-old"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux: renameat2(2)
_RENAME_SWAP = 2  # macOS: renamex_np(2)


class Stage:
    """A folder beside the site, to build into."""

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()  # where the site is a link, what it leads to is swapped, and not the link
        self.site.parent.mkdir(parents=True, exist_ok=True)
        _put_back(self.site)
        clear_left_over(self.site.parent, _prefix(self.site))
        self.folder = Path(tempfile.mkdtemp(prefix=_prefix(self.site), dir=self.site.parent))
        self.folder.chmod(0o755)

    def swap(self) -> None:
        """Put what was built in the site's place, in one step where the system has one.

        Elsewhere there is no site for an instant; where that is when the build is killed, the next one puts the old site back.
        """
        if not self.site.exists():
            self.folder.rename(self.site)
            return
        if not _exchange(self.folder, self.site):
            old = self.folder.with_name(f"{self.folder.name}{_OLD}")
            self.site.rename(old)
            self.folder.rename(self.site)
            shutil.rmtree(old, ignore_errors=True)
        self.discard()

    def discard(self) -> None:
        """Clear the folder away; the site stays as it is."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _prefix(site: Path) -> str:
    return f".{site.name}.building-"


def _put_back(site: Path) -> None:
    """Undo a swap that was killed halfway."""
    if not site.exists() and (old := sorted(site.parent.glob(f"{_prefix(site)}*{_OLD}"), key=lambda folder: folder.stat().st_ctime)):
        old[-1].rename(site)


def clear_left_over(parent: Path, prefix: str) -> None:
    """Clear away the folders with a prefix that are too old to be a running build's."""
    for folder in parent.glob(f"{prefix}*"):
        try:
            if time.time() - folder.stat().st_mtime > LEFT_OVER_AFTER:
                shutil.rmtree(folder, ignore_errors=True)
        except FileNotFoundError:
            pass  # another build cleared it first


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders atomically; False where the system or its file system cannot."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return bool(library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(library.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP) == 0)
    except (AttributeError, OSError, TypeError):
        pass
    return False
