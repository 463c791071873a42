"""Lays a page out, and lays out only what changed after its blocks changed places."""

from cssselect2 import ElementWrapper
from weasyprint import DEFAULT_OPTIONS, layout
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document, DocumentMetadata, Page
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.layout import initialize_page_maker
from weasyprint.layout.page import make_all_pages
from weasyprint.pdf import VARIANTS

MOST_ROUNDS = 8


class Layout:
    """One document on its way to its pages: `pages` are the boxes of the last layout. `options` are the ones of the PDF;
    `counts` tells that a stylesheet numbers things in the order in which they stand; `begin` is told how pictures are read."""

    def __init__(self, html, font_config, options, counts, begin):
        self.html, self.font_config = html, font_config
        self.counts, self.begin = counts, begin
        given, usual = DEFAULT_OPTIONS | options | {'cache': {}}, VARIANTS[options['pdf_variant']][1]
        self.options = given | {name: value for name, value in usual.items() if name in given and given[name] is None}
        self._start()

    def _start(self):
        html, counter_style = self.html, CounterStyle()
        self.context = context = Document._build_layout_context(html, self.font_config, counter_style, {}, self.options)
        self.begin(context.get_image_from_uri)
        self.root = build_formatting_structure(
            html.etree_element, context.style_for, context.get_image_from_uri, html.base_url, context.target_collector, counter_style, context.footnotes)
        initialize_page_maker(context, self.root)
        self.pages = []
        self._paginate()

    def _paginate(self):
        """The pages without what surrounds the text; made again where a number of a page changed that they show."""
        context = self.context
        for _ in range(MOST_ROUNDS):
            before = len(self.pages)
            self.pages = list(make_all_pages(context, self.root, self.html, self.pages))
            states = [page_maker[-1] for page_maker in context.page_maker]
            for _, _, _, page_state, _ in context.page_maker:
                page_state[1]['pages'] = [len(self.pages)]
            if not any(state['content_changed'] or (state['pages_wanted'] and before != len(self.pages)) for state in states):
                return

    def document(self):
        """The pages with their margins and grounds, ready to be written."""
        html, context = self.html, self.context
        context.made = self.pages
        pages = [Page(page) for page in layout.layout_document(html, self.root, context)]
        document = Document(pages, DocumentMetadata(**get_html_metadata(html)), html.url_fetcher, self.font_config, {}, self.options['output_intent'])
        document._html = html
        return document

    def _chosen_by(self, parents):
        """The rules that choose each child of `parents`: for some of them its place counts ("a box after a box")."""
        wrapped = [element for element in ElementWrapper.from_html_root(self.html.etree_element).iter_subtree() if element.etree_element in parents]
        sheets = [sheet for sheet, *_ in self.context.style_for._sheets]
        return {child.etree_element: [id(found[3]) for sheet in sheets for found in sheet.matcher.match(child)] for element in wrapped for child in element.iter_children()}

    def again(self, orders, pages, restyled):
        """Puts the children of each element in `orders` in a new order and lays out again: `pages`, where they stood, and
        what follows as far as it changes. All of it, with new styles, where a style or number depends on the order."""
        self.before = self.pages, self.context, self.context.page_maker[:]
        chosen = self._chosen_by(orders)
        for parent, children in orders.items():
            parent[:] = children
        if restyled or self.counts or self.context.footnotes or chosen != self._chosen_by(orders):
            self._start()
            return
        _reorder(self.root, orders)
        for index in pages:
            self.context.page_maker[index][-1]['content_changed'] = True
        self._paginate()
        self._renumber()
        self._paginate()

    def _renumber(self):
        """Makes the pages again that show numbers of other pages: the renderer sees only changes before its first end."""
        page_maker = self.context.page_maker
        for (_, what), lookup in self.context.target_collector.counter_lookup_items.items():
            index = lookup.page_maker_index
            if what == 'content' and index is not None and index < len(self.pages):
                lookup.parse_again(page_maker[index + 1][3][1])
                page_maker[index][-1]['content_changed'] = True

    def back(self):
        """Takes the pages from before the last `again`."""
        self.pages, self.context, page_maker = self.before
        self.context.page_maker = page_maker


def _reorder(box, orders):
    for child in getattr(box, 'children', ()):
        _reorder(child, orders)
    order = orders.get(box.element)
    moved = {child.element: child for child in box.children if child.element in order and child.element is not box.element} if order is not None and hasattr(box, 'children') else {}
    if moved:
        places = iter([moved[element] for element in order if element in moved])
        box.children = [next(places) if child.element in moved else child for child in box.children]


def prepare():
    """The second half of the layout takes over the pages that the first half has made."""
    layout.initialize_page_maker = lambda context, root: None
    layout.make_all_pages = lambda context, root, html, pages: context.made
