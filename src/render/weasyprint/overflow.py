"""Text that leaves its box or the paper: the page looks finished to a program, and broken to a reader."""

from weasyprint.formatting_structure import boxes

TOLERANCE = 1.0


def _text_of(box):
    if isinstance(box, boxes.TextBox):
        return box.text
    return ''.join(_text_of(child) for child in getattr(box, 'children', ()))


def _placed(box):
    return getattr(box, '_box', box)


def _outside_paper(box, page):
    left, right = box.position_x, box.position_x + (box.width or 0)
    top, bottom = box.position_y, box.position_y + (box.height or 0)
    return left < -TOLERANCE or top < -TOLERANCE or right > page.width + TOLERANCE or bottom > page.height + TOLERANCE


def _faults(box, page, limit):
    """`limit` is the content area of the nearest block of fixed size, or None."""
    box = _placed(box)
    if isinstance(box, boxes.TextBox):
        if box.text.strip() and (_outside_paper(box, page) or (limit and box.position_y + box.height / 2 > limit + TOLERANCE)):
            yield box.text
        return
    if isinstance(box, boxes.BlockContainerBox):
        for line in box.children:
            if isinstance(line, boxes.LineBox) and isinstance(line.width, (int, float)) and line.width > box.width + TOLERANCE:
                yield _text_of(line)
        if box.element is not None and box.style['height'] != 'auto' and box.style['overflow'] == 'visible':
            limit = box.content_box_y() + box.height
    for child in getattr(box, 'children', ()):
        yield from _faults(child, page, limit)


def find_overflow(document):
    """Sentences for staff, at most twenty: `page 3: "the text that does not fit"`."""
    found = []
    for number, page in enumerate(document.pages, start=1):
        frame = page._page_box
        paper = type('Paper', (), {'width': frame.margin_width(), 'height': frame.margin_height()})
        for child in frame.children:
            found += [f'page {number}: "{text.strip()[:80]}"' for text in _faults(child, paper, None)]
    return list(dict.fromkeys(found))[:20]
