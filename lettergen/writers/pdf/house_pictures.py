"""Reads pictures of the house before any of them reaches what lays out a page."""

from __future__ import annotations

import io

from lettergen.house import Picture
from lettergen.pictures import NoPicture, picture

MAX_BYTES = 5 << 20


def read_picture(data: bytes, suffix: str) -> Picture:
    """Return the picture that a PNG or JPEG file holds, without what programs write into theirs.

    `suffix`: the end of its name, for the message. Raises NoPicture for another format, and for a picture that is huge or
    that Pillow, with which WeasyPrint reads it, cannot read to its end.
    """
    found = picture(data, suffix)
    try:
        _read_to_its_end(found.data)
    except Exception as broken:  # Pillow raises whatever comes up in a damaged file
        raise NoPicture("a damaged picture") from broken
    return found


def _read_to_its_end(data: bytes) -> None:
    from PIL import Image, ImageFile

    # WeasyPrint, once it is loaded, lets all of this process take black for what is missing.
    usual, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
            opened.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = usual
