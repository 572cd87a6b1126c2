"""A picture bared of what it tells beside its points."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from gongkai.documents.bared import bare_guarded
from gongkai.documents.media import Media
from gongkai.documents.unreadable import UnreadableError

_GPS, _WAY_UP, _MAKER = 0x8825, 0x0112, 0x010F


def photograph(way: int = 1) -> bytes:
    """A picture as a telephone takes it: with its maker, its place, and how it was held."""
    picture, told, out = Image.effect_noise((60, 40), 40), Image.Exif(), BytesIO()
    told[_MAKER], told[_WAY_UP] = "某牌手机", way
    told[_GPS] = {1: "N", 2: (38.0, 15.0, 0.0)}
    picture.save(out, "JPEG", exif=told, comment=b"by somebody")
    return out.getvalue()


def drawing() -> bytes:
    picture, told, out = Image.effect_noise((50, 30), 40), PngInfo(), BytesIO()
    told.add_text("Author", "somebody")
    picture.save(out, "PNG", pnginfo=told)
    return out.getvalue()


def points(content: bytes) -> bytes:
    return Image.open(BytesIO(content)).tobytes()


@pytest.mark.parametrize("way", [1, 3, 6, 8])
def test_a_photograph_keeps_its_points_and_its_way_up_and_nothing_of_place_and_maker(way: int) -> None:
    before = photograph(way)
    after = bare_guarded(before, "照片.jpg")
    told = Image.open(BytesIO(after.content)).getexif()
    assert (after.media, after.width, after.height) == (Media.JPEG, 60, 40)
    assert points(after.content) == points(before)
    assert dict(told) == ({} if way == 1 else {_WAY_UP: way})
    assert b"somebody" not in after.content
    assert bare_guarded(after.content, "照片.jpg").content == after.content


def test_a_drawing_keeps_its_points_and_not_its_author() -> None:
    before = drawing()
    after = bare_guarded(before, "图.png")
    assert (after.media, after.width, after.height) == (Media.PNG, 50, 30)
    assert points(after.content) == points(before)
    assert b"somebody" not in after.content


def test_what_hangs_behind_a_picture_is_gone() -> None:
    for name, content in (("a.jpg", photograph()), ("b.png", drawing())):
        assert b"<script" not in bare_guarded(content + b"<script>alert(1)</script>", name).content


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + bytes(40),
        photograph()[:300],
        drawing()[:60],
        b"%PDF-1.4",
    ],
)
def test_anything_else_is_no_picture_for_a_text(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        bare_guarded(content, "图.png")
