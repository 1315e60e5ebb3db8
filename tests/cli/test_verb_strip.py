"""`practicebook strip` takes out of pictures what they say besides the picture, and says what it did."""

import os
import stat
import struct
from pathlib import Path

import pytest
from verbs import practicebook

CLEAN = b"\xff\xd8\xff\xda\x00\x02\x12\x34\xff\xd9"
COMMENT = b"\xff\xfe\x00\x08Zagoda"
TURNED = b"Exif\0\0II*\0" + struct.pack("<IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture with a name in a comment."""
    path = tmp_path / "kettle.jpg"
    path.write_bytes(CLEAN[:2] + COMMENT + CLEAN[2:])
    return path


def test_it_says_what_it_took_out(picture: Path) -> None:
    ran = practicebook("strip", str(picture))

    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, f"{picture}: took out a comment.\n", "")
    assert picture.read_bytes() == CLEAN


def test_nothing_else_is_left_beside_it_and_who_may_read_it_stays(picture: Path) -> None:
    picture.chmod(0o640)

    practicebook("strip", str(picture))

    assert os.listdir(picture.parent) == ["kettle.jpg"]
    assert stat.S_IMODE(picture.stat().st_mode) == 0o640


def test_a_picture_with_nothing_in_it_is_left_as_it_is(picture: Path) -> None:
    picture.write_bytes(CLEAN)
    before = picture.stat().st_mtime_ns

    ran = practicebook("strip", str(picture))

    assert (ran.exit_code, ran.stdout) == (0, f"{picture} has nothing to take out.\n")
    assert picture.stat().st_mtime_ns == before


def test_a_picture_that_is_shown_turned_stays_so_and_that_is_said(picture: Path) -> None:
    picture.write_bytes(CLEAN[:2] + b"\xff\xe1" + (len(TURNED) + 2).to_bytes(2) + TURNED + CLEAN[2:])

    assert practicebook("strip", str(picture)).stdout == f"{picture}: took out EXIF. It still says which way up it is.\n"
    assert practicebook("strip", str(picture)).stdout == f"{picture} has nothing to take out.\n"


def test_one_that_cannot_be_looked_into_is_left_and_the_others_are_done(picture: Path) -> None:
    other = picture.with_name("kettle.bmp")
    other.write_bytes(b"BM")

    ran = practicebook("strip", str(other), str(picture))

    assert ran.exit_code == 1
    assert ran.stderr.startswith(f"Error: {other} is a kind of picture that cannot be looked into. It was left as it is.")
    assert other.read_bytes() == b"BM"
    assert picture.read_bytes() == CLEAN


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    assert practicebook("strip", str(tmp_path / "none.jpg")).exit_code == 2
