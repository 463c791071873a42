"""Mends how the renderer breaks a line before a marked word (a reference number, bold type).

A text that fits but for the blank at its end was cut after its first word ("In" alone on a line): the renderer measured
the blank too, which hangs over the edge in every other case.
"""

from math import inf

from weasyprint.layout import inline
from weasyprint.text import line_break

_split = line_break.split_first_line


def _split_first_line(text, style, context, max_width, justification_spacing, *rest, **named):
    found = _split(text, style, context, max_width, justification_spacing, *rest, **named)
    resume = found[2]
    breaks = max_width not in (None, inf) and style['white_space'] in ('normal', 'pre-line')
    if resume is None or not breaks or not text.endswith(' ') or text.endswith('  ') or len(text) < 2:
        return found
    bare = _split(text[:-1], style, context, max_width, justification_spacing, *rest, **named)
    return found if bare[2] is not None else _split(text, style, context, None, justification_spacing, *rest, **named)


def mend():
    line_break.split_first_line = inline.split_first_line = _split_first_line
