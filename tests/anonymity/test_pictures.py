"""A picture's file may say more than the picture shows; that is found, named and taken out, and the picture stays as it is."""

import base64
import struct
import time
import zlib
from pathlib import PurePosixPath

import pytest
from conftest import Site
from hypothesis import given
from hypothesis import strategies as st

from practicebook.anonymity.pictures import Unreadable, exif, findings, metadata, stripped

NAME = b"Taken by Ann Zagoda"


def tiff(turned: int = 1) -> bytes:
    """EXIF with a name in it and a direction, in the other byte order than ours."""
    directory = struct.pack("<H", 2) + struct.pack("<HHIHH", 0x0112, 3, 1, turned, 0) + struct.pack("<HHII", 0x013B, 2, len(NAME), 38) + bytes(4)
    return b"II*\0" + struct.pack("<I", 8) + directory + NAME


def jpeg_segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2) + payload


JFIF = jpeg_segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
ICC = jpeg_segment(0xE2, b"ICC_PROFILE\0\1\1colours")
SCAN = jpeg_segment(0xDA, bytes(10)) + b"\x12\xff\x00\x34\xff\xd0\x56"


def jpeg(*segments: bytes, after: bytes = b"") -> bytes:
    return b"\xff\xd8" + JFIF + b"".join(segments) + jpeg_segment(0xDB, bytes(65)) + ICC + SCAN + jpeg_segment(0xC4, b"x") + SCAN + b"\xff\xd9" + after


def chunk(kind: bytes, payload: bytes) -> bytes:
    return len(payload).to_bytes(4) + kind + payload + zlib.crc32(kind + payload).to_bytes(4)


def png(*chunks: bytes, after: bytes = b"") -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"iCCP", b"p\0\0x") + b"".join(chunks) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"") + after


def riff_chunk(kind: bytes, payload: bytes) -> bytes:
    return kind + len(payload).to_bytes(4, "little") + payload + bytes(len(payload) % 2)


def webp(flags: int = 0x20, *chunks: bytes, after: bytes = b"") -> bytes:
    inside = b"WEBP" + riff_chunk(b"VP8X", bytes([flags]) + bytes(9)) + riff_chunk(b"ICCP", b"icc") + riff_chunk(b"VP8 ", b"picture") + b"".join(chunks)
    return b"RIFF" + len(inside).to_bytes(4, "little") + inside + after


def gif(*blocks: bytes, after: bytes = b"") -> bytes:
    image = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6) + b"".join(blocks) + b"\x21\xf9\x04\0\0\0\0\0" + image + b";" + after


def svg(inside: str = "", attributes: str = "", before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}><title>A kettle</title>{inside}<path d="M0 0"/></svg>'.encode()


def application(name: bytes) -> bytes:
    return b"\x21\xff\x0b" + name + b"\x03\x01\x00\x00\x00"


XMP = b"http://ns.adobe.com/xap/1.0/\0" + NAME
EMBEDDED = '<image href="data:image/jpeg;base64,{}"/>'

CLEAN = {
    "jpeg": jpeg(),
    "jpeg with a restart marker and fill bytes": jpeg(b"\xff\xff\xff" + jpeg_segment(0xDD, b"\0\1")[1:]),
    "jpeg with Adobe's colours": jpeg(jpeg_segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")),
    "png": png(),
    "animated png": png(chunk(b"acTL", bytes(8))),
    "webp": webp(),
    "gif": gif(),
    "gif that repeats": gif(application(b"NETSCAPE2.0")),
    "svg": svg(),
    "svg with a style sheet": svg(before='<?xml-stylesheet href="a.css"?>'),
    "svg with a clean picture in it": svg(EMBEDDED.format(base64.b64encode(jpeg()).decode())),
}

FOUND = {
    "jpeg exif": (jpeg(jpeg_segment(0xE1, b"Exif\0\0" + tiff())), "EXIF", CLEAN["jpeg"]),
    "jpeg xmp": (jpeg(jpeg_segment(0xE1, XMP)), "XMP", CLEAN["jpeg"]),
    "jpeg long xmp": (jpeg(jpeg_segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + NAME)), "XMP", CLEAN["jpeg"]),
    "jpeg iptc": (jpeg(jpeg_segment(0xED, b"Photoshop 3.0\x008BIM" + NAME)), "IPTC", CLEAN["jpeg"]),
    "jpeg comment": (jpeg(jpeg_segment(0xFE, NAME)), "a comment", CLEAN["jpeg"]),
    "jpeg second picture": (jpeg(jpeg_segment(0xE2, b"MPF\0" + NAME)), "a second picture", CLEAN["jpeg"]),
    "jpeg program": (jpeg(jpeg_segment(0xEB, b"JP" + NAME)), "a program's own data (APP11)", CLEAN["jpeg"]),
    "jpeg after": (jpeg(after=NAME), "data after the picture", CLEAN["jpeg"]),
    "jpeg between scans": (jpeg()[:-2] + jpeg_segment(0xFE, NAME) + b"\xff\xd9", "a comment", CLEAN["jpeg"]),
    "png text": (png(chunk(b"tEXt", b"Author\0" + NAME)), "text", CLEAN["png"]),
    "png packed text": (png(chunk(b"zTXt", b"Author\0\0" + zlib.compress(NAME))), "text", CLEAN["png"]),
    "png xmp": (png(chunk(b"iTXt", b"XML:com.adobe.xmp\0" + NAME)), "XMP", CLEAN["png"]),
    "png exif": (png(chunk(b"eXIf", tiff())), "EXIF", CLEAN["png"]),
    "png time": (png(chunk(b"tIME", bytes(7))), "the time it was changed", CLEAN["png"]),
    "png program": (png(chunk(b"caBX", NAME)), "a program's own data (caBX)", CLEAN["png"]),
    "png after": (png(after=NAME), "data after the picture", CLEAN["png"]),
    "webp exif": (webp(0x28, riff_chunk(b"EXIF", tiff())), "EXIF", CLEAN["webp"]),
    "webp xmp": (webp(0x24, riff_chunk(b"XMP ", NAME)), "XMP", CLEAN["webp"]),
    "webp program": (webp(0x20, riff_chunk(b"what", NAME)), "a program's own data (what)", CLEAN["webp"]),
    "webp after": (webp(after=NAME), "data after the picture", CLEAN["webp"]),
    "gif comment": (gif(b"\x21\xfe" + bytes([len(NAME)]) + NAME + b"\0"), "a comment", CLEAN["gif"]),
    "gif text": (gif(b"\x21\x01\x0c" + bytes(12) + b"\x03Zag\0"), "text", CLEAN["gif"]),
    "gif xmp": (gif(application(b"XMP DataXMP")), "XMP", CLEAN["gif"]),
    "gif program": (gif(application(b"OTHERPROGRA")), "a program's own data", CLEAN["gif"]),
    "gif after": (gif(after=NAME), "data after the picture", CLEAN["gif"]),
    "svg metadata": (svg("<metadata>Ann <b>Zagoda</b></metadata>"), "metadata", CLEAN["svg"]),
    "svg empty metadata": (svg('<metadata a="Zagoda > b"/>'), "metadata", CLEAN["svg"]),
    "svg comment": (svg("<!-- Ann Zagoda -->"), "a comment", CLEAN["svg"]),
    "svg comment before": (svg(before="<!-- Ann Zagoda -->"), "a comment", CLEAN["svg"]),
    "svg instruction": (svg("<?adobe Zagoda?>"), "a program's own data", CLEAN["svg"]),
    "svg element": (svg('<sodipodi:namedview xmlns:sodipodi="s" a="Zagoda"><g/></sodipodi:namedview>'), "metadata", CLEAN["svg"]),
    "svg attribute": (
        svg(attributes='xmlns:sodipodi="s" sodipodi:docname="zagoda.svg"'),
        "a program's own data",
        svg(attributes='xmlns:sodipodi="s"'),
    ),
    "svg picture": (
        svg(EMBEDDED.format(base64.b64encode(jpeg(jpeg_segment(0xFE, NAME))).decode())),
        "a comment in a picture inside it",
        CLEAN["svg with a clean picture in it"],
    ),
}


@pytest.mark.parametrize("picture", CLEAN.values(), ids=CLEAN)
def test_a_picture_without_metadata_is_let_be(picture: bytes) -> None:
    assert metadata(picture) == ()
    assert stripped(picture) == picture


@pytest.mark.parametrize(("picture", "name"), [(picture, name) for picture, name, _ in FOUND.values()], ids=FOUND)
def test_metadata_is_found_and_named(picture: bytes, name: str) -> None:
    assert metadata(picture) == (name,)


@pytest.mark.parametrize(("picture", "clean"), [(picture, clean) for picture, _, clean in FOUND.values()], ids=FOUND)
def test_stripping_takes_it_out_and_leaves_the_picture_as_it_is(picture: bytes, clean: bytes) -> None:
    assert stripped(picture) == clean


@pytest.mark.parametrize("turned", range(2, 9))
@pytest.mark.parametrize(
    "picture",
    [
        lambda tiff: jpeg(jpeg_segment(0xE1, b"Exif\0\0" + tiff)),
        lambda tiff: png(chunk(b"eXIf", tiff)),
        lambda tiff: webp(0x28, riff_chunk(b"EXIF", tiff)),
    ],
    ids=["jpeg", "png", "webp"],
)
def test_a_picture_that_is_to_be_turned_keeps_only_that(picture, turned: int) -> None:  # type: ignore[no-untyped-def]
    small = exif.only_orientation(turned)

    assert metadata(picture(tiff(turned))) == ("EXIF",)
    assert stripped(picture(tiff(turned))) == picture(small)
    assert metadata(picture(small)) == ()
    assert exif.orientation(small) == turned


def test_several_things_are_each_named_once() -> None:
    assert metadata(png(chunk(b"tEXt", NAME), chunk(b"tEXt", NAME), chunk(b"eXIf", tiff()))) == ("text", "EXIF")


def test_the_small_copy_in_a_jpeg_goes_too() -> None:
    whole = jpeg()
    with_copy = whole.replace(JFIF, jpeg_segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1abc"))

    assert metadata(with_copy) == ("a small copy of the picture",)
    assert stripped(with_copy) == whole


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xd8", jpeg()[:-20], png()[:-4], b"RIFF\xff\xff\xff\xffWEBP", gif()[:-8], svg()[:-3], b"BM" + bytes(60), b"\0\0\0\x18ftypheic"]
    + [b'<!DOCTYPE svg [<!ENTITY a "aaa">]><svg>&a;</svg>', svg().decode().encode("utf-16")]
    + [svg(EMBEDDED.format("////")), svg(EMBEDDED.format(base64.b64encode(svg()).decode()))],
)
def test_what_cannot_be_looked_into_counts_as_found_and_cannot_be_stripped(data: bytes) -> None:
    assert len(metadata(data)) == 1
    with pytest.raises(Unreadable):
        stripped(data)


def test_the_finding_names_what_is_there_and_the_command() -> None:
    (finding,) = findings(PurePosixPath("docs/a.jpg"), FOUND["jpeg exif"][0])

    assert str(finding).startswith("docs/a.jpg:1:1: error anonymity.picture-metadata: The picture's file holds EXIF. Run `practicebook strip`")


def test_the_finding_of_a_picture_that_cannot_be_stripped_says_what_to_do_instead() -> None:
    (finding,) = findings(PurePosixPath("docs/a.bmp"), b"BM")

    assert "Save it again as a JPEG" in finding.hint


WHOLE = [*CLEAN.values(), *(picture for picture, _, _ in FOUND.values())]


@given(st.data())
def test_no_damage_gives_a_traceback_and_nothing_found_is_left_after_stripping(data: st.DataObject) -> None:
    damaged = bytearray(data.draw(st.sampled_from(WHOLE)))
    for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=6)):
        damaged[place] = data.draw(st.integers(0, 255))
    cut = bytes(damaged[: data.draw(st.integers(0, len(damaged)))] if data.draw(st.booleans()) else damaged)
    try:
        clean = stripped(cut)
    except Unreadable:
        assert metadata(cut)
        return
    assert metadata(clean) == ()


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8" + b"\xff" * 2_000_000,
        b"\xff\xd8" + jpeg_segment(0xDA, b"") + b"\xff\x00" * 1_000_000,
        b"\xff\xd8" + b"\xff\xd0" * 1_000_000,
        b"\xff\xd8" + jpeg_segment(0xFE, b"") * 500_000,
        png(*[chunk(b"tEXt", b"")] * 100_000),
        gif(b"\x21\xfe\x00" * 300_000),
        webp(0, *[riff_chunk(b"what", b"")] * 200_000),
        svg("<!---->" * 200_000),
        svg("<g>" * 100_000 + "</g>" * 100_000),
        svg("<metadata><a>" + "</a><a>" * 200_000 + "</a></metadata>"),
        svg(attributes="a" * 1_000_000 + '="b"'),
        svg(attributes='a="' + "&#32;" * 300_000 + '"'),
    ],
)
def test_a_large_hostile_file_takes_no_time(data: bytes) -> None:
    started = time.perf_counter()
    metadata(data)

    assert time.perf_counter() - started < 8


@pytest.mark.parametrize("name", ["docs/about/kettle.jpg", "exemplars/kettle", "framework/pictures/kettle.JPEG", "docs/about/kettle.txt"])
def test_a_site_with_such_a_picture_is_not_built(tiny: Site, name: str) -> None:
    tiny.write(name, "").write_bytes(FOUND["jpeg exif"][0])

    (finding,) = tiny.findings()

    assert (str(finding.place.file), finding.severity, finding.code) == (name, "error", "anonymity.picture-metadata")


@pytest.mark.parametrize("name", ["docs/.kettle.jpg", "docs/.private/kettle.jpg", "kettle.jpg"])
def test_a_picture_that_is_never_copied_is_let_be(tiny: Site, name: str) -> None:
    tiny.write(name, "").write_bytes(FOUND["jpeg exif"][0])

    assert tiny.findings() == ()
