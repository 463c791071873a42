"""Keeps the files of one family apart: each script of a shipped font is a file of its own, and all say the same name."""

from hashlib import md5

from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import ffi
from weasyprint.text.fonts import get_pango_font_hb_face, get_pango_font_key


def _named_by_content(font):
    digest = md5(font.hash.encode() + bytes(font.file_content), usedforsecurity=False).digest()
    name = ''.join(chr(65 + letter % 26) for letter in digest[:6])
    font.name = font.name.replace(font.hash.encode(), name.encode(), 1)
    font.hash = name
    return font


def _add_font(stream, pango_font):
    key, description, font_size = get_pango_font_key(pango_font)
    # WeasyPrint asks for the name only; the letters of the second file would be drawn with the shapes of the first.
    key = (key, int(ffi.cast('uintptr_t', get_pango_font_hb_face(pango_font))))
    if key not in stream._fonts:
        stream._fonts[key] = _named_by_content(Font(pango_font, description, font_size))
    return stream._fonts[key], font_size


def mend():
    Stream.add_font = _add_font
