"""What surrounds the text of a page is the same on most pages, and most boxes have no ground: neither is worked out anew."""

from math import inf

from weasyprint.formatting_structure import boxes
from weasyprint.layout import background, page

from shortcuts import styles

CORNERS = ('top_left', 'top_right', 'bottom_right', 'bottom_left')
SQUARE = ((0, 'px'), (0, 'px'))
SIDES = ('left', 'right', 'top', 'bottom')
NOTHING = {name: 0 for side in SIDES for name in (f'margin_{side}', f'padding_{side}', f'border_{side}_width')}
NOTHING |= {'width': 0, 'height': 0, 'min_width': 0, 'min_height': 0, 'max_width': inf, 'max_height': inf}

_page_styles = page.set_page_type_computed_styles
_layout_ground = background.layout_box_backgrounds


def _counts_pages(style_for):
    known = style_for.__dict__.get('_counts_pages')
    if known is None:
        known = style_for._counts_pages = any(
            chosen.index is not None for sheet, *_ in style_for._sheets for _, selectors, _ in sheet.page_rules for _, _, chosen in selectors)
    return known


def _set_page_styles(page_type, html, style_for):
    """Pages of one kind share their styles, and with them the measured lines of their running heads."""
    if _counts_pages(style_for):
        return _page_styles(page_type, html, style_for)
    kinds = style_for.__dict__.setdefault('_kinds', {})
    kind = page_type.side, page_type.blank, page_type.name, page_type.index == 0
    computed = style_for.get_computed_styles()
    if kind not in kinds:
        _page_styles(page_type, html, style_for)
        kinds[kind] = {place: style for (element, place), style in computed.items() if element == page_type}
    for place, style in kinds[kind].items():
        computed[page_type, place] = style


def _resolve(box, containing_block):
    if isinstance(box, boxes.MarginBox) and not box.is_generated:
        box.__dict__.update(NOTHING)
    else:
        styles.resolve(box, containing_block)


def _has_ground(style):
    return not (
        style['border_image_source'][0] == style['mask_border_source'][0] == 'none' and style['visibility'] != 'hidden'
        and not style['box_shadow'] and all(image[0] == 'none' for image in style['background_image'])
        and style['background_color'] != 'currentcolor' and style['background_color'].alpha == 0
        and all(style[f'border_{corner}_radius'] == SQUARE for corner in CORNERS))


def _ground(page_box, box, get_image_from_uri, layout_children=True, style=None):
    known = box.style.__dict__.get('_ground')
    if known is None:
        known = box.style.__dict__['_ground'] = _has_ground(box.style)
    if known or style is not None or not layout_children or box is page_box:
        _layout_ground(page_box, box, get_image_from_uri, layout_children, style)
        return
    box.background = None
    for child in box.all_children():
        _ground(page_box, child, get_image_from_uri)


def prepare():
    """Changes how fast pages get what is around their text, not what it is."""
    page.set_page_type_computed_styles = _set_page_styles
    page.resolve_percentages = _resolve
    background.layout_box_backgrounds = _ground
    for corner in CORNERS:
        setattr(boxes.Box, f'border_{corner}_radius', (0, 0))
