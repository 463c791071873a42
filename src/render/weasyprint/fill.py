"""Fills half-empty pages: a picture that did not fit lets the next paragraphs run past it, as a typesetter would.

The first layout gives the height of every block. With these heights the pages are worked out again on paper for each
way of moving a picture past its neighbouring paragraphs; only the best way is laid out for real, and kept only if the
pages did become fuller.
"""

from dataclasses import dataclass

from weasyprint.formatting_structure import boxes

MOVABLE = {'figure', 'table-block', 'statistics', 'quote', 'callout'}
NUMBERED = {'figure', 'table-block'}
CONTAINERS = {'section', 'summary', 'conclusion', 'references', 'contents', 'reference-list', 'takeaways', 'toc'}
SMALL_GAP = 60
LONELY = 0.25
MOST_MOVES = 12
WORTH = 0.75


@dataclass
class Item:
    element: object
    parent: object
    kinds: set
    height: float
    above: float
    lines: int
    forced: bool
    pages: tuple

    @property
    def splits(self):
        return self.lines >= 6

    @property
    def stays_with_next(self):
        return bool(self.kinds & {'section-head', 'lead', 'subsection-title', 'takeaways-title', 'summary-title', 'contents-title', 'references-title', 'conclusion-title'})


def _kinds(element):
    return set((element.get('class') or '').split()) if element is not None else set()


def _lines(box):
    """The lines between which a block may be parted."""
    if box.style['break_inside'] == 'avoid':
        return 0
    return sum(isinstance(child, boxes.LineBox) for child in getattr(box, 'children', ()))


def _leaves(box, parent):
    for child in getattr(box, 'children', ()):
        child = getattr(child, '_box', child)
        if not isinstance(child, boxes.BlockLevelBox) or not child.is_in_normal_flow():
            continue
        kinds = _kinds(child.element)
        if child.element_tag in ('html', 'body') or kinds & CONTAINERS:
            yield from _leaves(child, child)
        elif child.element is not None:
            yield child, parent, kinds


def _length(style, name):
    return max(0.0, getattr(style[name], 'value', 0) or 0)


def _usual_margin(box, parent, last):
    """The distance that a block at the top of a page, where margins are cut, would have had further down."""
    opens = next(iter(parent.element), None) is box.element if parent.element is not None else False
    own = max(_length(box.style, 'margin_top'), _length(parent.style, 'margin_top') if opens else 0.0)
    return max(own, _length(last.style, 'margin_bottom') if last is not None else 0.0)


def _items(pages):
    """Every block of the flow once, with its whole height and its distance from the one before, and the height of a page."""
    found, order, height, last = {}, [], 0, None
    for number, frame in enumerate(pages):
        bottom = None
        for box, parent, kinds in _leaves(frame, frame):
            if 'cover' in kinds:
                continue
            height, top = frame.height, box.position_y + box.margin_top
            known = found.get(box.element)
            if known:
                known.height += box.border_height()
                known.lines += _lines(box)
                known.pages = known.pages[0], number
            else:
                forced = parent is not frame and parent.style['break_before'] == 'page' and parent.element is not (order[-1].parent if order else None)
                above = _usual_margin(box, parent, last) if bottom is None else top - bottom
                found[box.element] = item = Item(box.element, parent.element, kinds, box.border_height(), above, _lines(box), forced, (number, number))
                order.append(item)
            bottom, last = top + box.border_height(), box
    return order, height


def _paginate(items, height):
    """The gap at the end of each page, with the index of the item that left it, and how full the last page is."""
    gaps, y = [], 0.0
    for index, item in enumerate(items):
        if item.forced:
            y = 0.0
        top = item.above if y else 0.0
        if not y or y + top + item.height <= height + 0.5:
            y += top + item.height
            continue
        line = item.height / item.lines if item.lines else 0
        fit = min(int((height - y - top) // line), item.lines - 3) if item.splits else 0
        if fit >= 3:
            y = item.height - fit * line
            continue
        back = index
        while back and items[back - 1].stays_with_next:
            back -= 1
        pulled = sum(other.above + other.height for other in items[back:index])
        gaps.append((max(0.0, height - y + pulled), back))
        y = max(0.0, pulled - items[back].above) + (item.above if pulled else 0) + item.height
    return gaps, y / height if height else 1.0


def _cost(gaps, filled):
    wasted = sum(max(0.0, gap - SMALL_GAP) ** 2 for gap, _ in gaps)
    return wasted + (40_000 if filled < LONELY else 0)


def _passes(items, at, item):
    """Whether a picture may stand beyond the item at `at`: None where it must not even pass it."""
    if not 0 <= at < len(items) or items[at].parent is not item.parent or 'first' in items[at].kinds or 'lead' in items[at].kinds:
        return None
    if 'text' in items[at].kinds:
        return True
    if items[at].kinds & MOVABLE:
        # Short sections have more pictures than paragraphs. Figures and tables keep the order of their numbers.
        return None if items[at].kinds & item.kinds & NUMBERED else True
    return False if 'subsection-title' in items[at].kinds else None


def _moves(items, index):
    """Ways to let text run past the movable item at `index`: up to three paragraphs later or two earlier."""
    item = items[index]
    if not item.kinds & MOVABLE:
        return
    for step, most in ((1, 4), (-1, 3)):
        for distance in range(1, most):
            at = index + step * distance
            passes = _passes(items, at, item)
            if passes is None:
                break
            # Going up, the picture lands before the block it passed, which must then follow a paragraph.
            lands = passes if step > 0 else _passes(items, at - 1, item) or 'first' in items[at - 1].kinds
            if lands:
                moved = items[:index] + items[index + 1:]
                moved.insert(at, item)
                yield moved


def _best_order(items, height):
    cost = _cost(*_paginate(items, height))
    for _ in range(MOST_MOVES):
        gaps, _filled = _paginate(items, height)
        tried = [order for gap, index in gaps if gap > SMALL_GAP for near in (index, index - 1, index + 1) if 0 <= near < len(items) for order in _moves(items, near)]
        best = min(tried, key=lambda order: _cost(*_paginate(order, height)), default=None)
        if best is None or _cost(*_paginate(best, height)) >= cost:
            return items
        items, cost = best, _cost(*_paginate(best, height))
    return items


def _new_orders(before, after):
    """The children of each element that has some in a new order: their elements, as they should stand."""
    orders = {}
    for parent in dict.fromkeys(item.parent for item in after if item.parent is not None):
        wanted = [item.element for item in after if item.parent is parent]
        if wanted != [item.element for item in before if item.parent is parent]:
            places, listed = iter(wanted), set(wanted)
            orders[parent] = [next(places) if child in listed else child for child in parent]
    return orders


def _touched(before, after, count):
    """The pages that hold what changed its place, and the one before them, whose end depends on it."""
    changed = [item for item, other in zip(before, after) if item is not other]
    first, last = min(item.pages[0] for item in changed), max(item.pages[1] for item in changed)
    return range(max(0, first - 1), min(last + 1, count))


def _wasted(pages):
    items, height = _items(pages)
    return _cost(*_paginate(items, height))


def fill(layout):
    """Lays out again where other places of pictures promise clearly fuller pages, and keeps the better pages."""
    items, height = _items(layout.pages)
    before = _cost(*_paginate(items, height))
    order = _best_order(items, height)
    gaps, filled = _paginate(order, height)
    lonely = filled < LONELY
    if not items or (not lonely and (order is items or _cost(gaps, filled) > before * WORTH)):
        return
    if lonely:
        body = layout.html.etree_element.find('body')
        body.set('class', f"{body.get('class', '')} tight")
    orders = _new_orders(items, order)
    layout.again(orders, _touched(items, order, len(layout.pages)) if orders else (), restyled=lonely)
    if _wasted(layout.pages) >= before:
        layout.back()
