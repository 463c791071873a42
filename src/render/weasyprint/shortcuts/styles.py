"""Short ways for what the renderer asks of a style most often. Only the common case is here; the rest goes its usual way."""

from weasyprint import css
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.layout import absolute, block, column, float, grid, inline, page, percent, table

_missing = css.ComputedStyle.__missing__
_resolve = percent.resolve_percentages

SPECIAL = {'float', 'display', 'position', 'page'}
SIDES = ('left', 'right', 'top', 'bottom')
LENGTHS = (*(f'{kind}_{side}' for kind in ('margin', 'padding') for side in SIDES), 'width', 'height', 'min_width', 'min_height', 'max_width', 'max_height')


def _is_plain(key):
    return key not in SPECIAL and not key.startswith(('__', 'text_decoration_'))


PASSED_ON = {key for key in INHERITED if _is_plain(key)}
LOGICAL = {name(block='ttb', inline=inline) for name in PHYSICAL_FUNCTIONS.values() for inline in ('ltr', 'rtl')}
SET_ONCE = {key: value for key, value in INITIAL_VALUES.items() if _is_plain(key) and key not in INHERITED and key not in INITIAL_NOT_COMPUTED and not check_math(value)}


def _look_up(style, key):
    if key in style.cascaded or (key in PHYSICAL_FUNCTIONS and not LOGICAL.isdisjoint(style.cascaded)):
        return _missing(style, key)
    if key in SET_ONCE:
        value = style[key] = SET_ONCE[key]
    elif key in PASSED_ON and style.parent_style is not None:
        value = style[key] = style.parent_style[key]
    else:
        return _missing(style, key)
    return value


def _lengths(style):
    """What a box of this style measures wherever it stands; empty where that depends on its surroundings."""
    found = {}
    if style['box_sizing'] != 'content-box' or style['border_collapse'] == 'collapse':
        return found
    for name in LENGTHS:
        value = style[name]
        if value != 'auto' and getattr(value, 'unit', None) != 'px':
            return {}
        found[name] = value if value == 'auto' else value.value
    for name in ('min_width', 'min_height'):
        found[name] = 0 if found[name] == 'auto' else found[name]
    return found | {f'border_{side}_width': style[f'border_{side}_width'] for side in SIDES}


def resolve(box, containing_block):
    style = box.style
    lengths = style.__dict__.get('_lengths')
    if lengths is None:
        lengths = style.__dict__['_lengths'] = _lengths(style)
    if lengths:
        box.__dict__.update(lengths)
    else:
        _resolve(box, containing_block)


def prepare():
    """Changes how fast styles are read, not what they say."""
    css.ComputedStyle.__missing__ = _look_up
    for module in (absolute, block, column, float, grid, inline, page, percent, table):
        module.resolve_percentages = resolve
