"""EXIF, as far as the gate needs it: which way up a picture is shown, and the shortest EXIF that says so.

After the Exif standard (CIPA DC-008) and TIFF 6.0: a header, then a directory of twelve-byte entries.
"""

import struct

_ORIENTATION = 0x0112
_SHORT = 3
_UPRIGHT = 1


def orientation(tiff: bytes) -> int:
    """How the picture is to be turned, 2 to 8; 1 where it is shown as it is, or where nothing is said that could be read."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return _UPRIGHT
    try:
        (directory,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, directory)
        for entry in range(count):
            tag, type_, _, value = struct.unpack_from(f"{order}HHIH", tiff, directory + 2 + 12 * entry)
            if tag == _ORIENTATION and type_ == _SHORT:
                return value if 1 <= value <= 8 else _UPRIGHT
    except struct.error:
        pass
    return _UPRIGHT


def only_orientation(turned: int) -> bytes:
    """EXIF that says nothing but which way up the picture is; empty where it needs no turning."""
    if turned == _UPRIGHT:
        return b""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, _SHORT, 1, turned, 0, 0)


def says_only_orientation(tiff: bytes) -> bool:
    """True for what `only_orientation` makes."""
    turned = orientation(tiff)
    return turned != _UPRIGHT and tiff == only_orientation(turned)
