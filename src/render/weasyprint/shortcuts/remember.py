"""Keeps what the libraries below would work out again for every element and every document."""

import re
from functools import lru_cache

import weasyprint
from tinycss2 import color5
from tinyhtml5 import inputstream
from weasyprint import css, images
from weasyprint.formatting_structure import boxes
from weasyprint.layout import background, inline
from weasyprint.svg import utils
from weasyprint.text import line_break

MOST_SHEETS = 24
SIDE_EFFECTS = ('@font-face', '@counter-style', '@color-profile', '@import', '@layer')
IN_FLOW = {'static', 'relative', 'sticky'}

_parse_sheet, _parse_colour, _strut = weasyprint.CSS, color5.parse_color, line_break.strut
_in_flow = boxes.Box.is_in_normal_flow
_sheets = {}


class Patterns(dict):
    """The parser of pages keeps its patterns under the wrong name and builds each one anew."""

    def __missing__(self, wanted):
        characters, opposite = wanted
        listed = ''.join(f'\\x{ord(character):02x}' for character in characters)
        self[wanted] = pattern = re.compile(f'[{listed if opposite else "^" + listed}]+')
        return pattern


def _sheet(complaints):
    """A stylesheet that was read without complaint is the same for the next document of this brand and design."""

    def sheet(string=None, page_rules=None, layers=None, **rest):
        if string is None or any(word in string for word in SIDE_EFFECTS):
            return _parse_sheet(string=string, page_rules=page_rules, layers=layers, **rest)
        key = string, rest['base_url'], rest['media_type']
        if key in _sheets:
            return _sheets[key]
        read = _parse_sheet(string=string, **rest)
        if not complaints:
            while len(_sheets) >= MOST_SHEETS:
                del _sheets[next(iter(_sheets))]
            _sheets[key] = read
        return read

    return sheet


def forget():
    """After a complaint: some are made only once for each stylesheet, and the next document must hear of them too."""
    _sheets.clear()


_colour_of_text = lru_cache(2000)(_parse_colour)


def _colour(given, *rest):
    return _colour_of_text(given) if isinstance(given, str) and not rest else _parse_colour(given, *rest)


def _strut_once(style):
    known = style.__dict__.get('_strut')
    if known is None:
        known = style.__dict__['_strut'] = _strut(style)
    return known


def _is_in_flow(box):
    style = box.style
    return True if style['float'] == 'none' and style['position'] in IN_FLOW else _in_flow(box)


def prepare(complaints):
    """`complaints` is the list that grows with each warning of the renderer."""
    inputstream.characters_until_regex = Patterns()
    css.CSS = _sheet(complaints)
    background.parse_color = images.parse_color = utils.parse_color = _colour
    line_break.strut = inline.strut = _strut_once
    boxes.Box.is_in_normal_flow = _is_in_flow
