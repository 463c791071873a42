"""Lays a page out, and lays it out again after its blocks changed places without working out every style anew."""

from cssselect2 import ElementWrapper
from weasyprint import DEFAULT_OPTIONS
from weasyprint.css.counters import CounterStyle
from weasyprint.css.targets import TargetCollector
from weasyprint.document import Document, DocumentMetadata, Page
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.layout import LayoutContext, layout_document
from weasyprint.layout.page import PageType
from weasyprint.pdf import VARIANTS


class Layout:
    """One document on its way to its pages: `document` holds those of the last layout. `options` are the ones of the PDF."""

    def __init__(self, html, font_config, options):
        self.html, self.font_config, self.counter_style = html, font_config, CounterStyle()
        given, usual = DEFAULT_OPTIONS | options | {'cache': {}}, VARIANTS[options['pdf_variant']][1]
        self.options = given | {name: value for name, value in usual.items() if name in given and given[name] is None}
        self._lay_out(self._first_context())

    def _first_context(self):
        return Document._build_layout_context(self.html, self.font_config, self.counter_style, {}, self.options)

    def _next_context(self):
        """A fresh start with the styles of the elements as they are; those of the pages are worked out as pages come."""
        style_for, collector = self.context.style_for, TargetCollector()
        for styles in (style_for._computed_styles, style_for._cascaded_styles):
            for key in [key for key in styles if isinstance(key[0], PageType)]:
                del styles[key]
        for anchor in self.context.target_collector.target_lookup_items:
            collector.collect_anchor(anchor)
        return LayoutContext(style_for, self.context.get_image_from_uri, self.font_config, self.counter_style, collector)

    def _lay_out(self, context):
        html, self.context = self.html, context
        root = build_formatting_structure(
            html.etree_element, context.style_for, context.get_image_from_uri, html.base_url, context.target_collector, self.counter_style, context.footnotes)
        pages = [Page(page) for page in layout_document(html, root, context)]
        self.document = Document(pages, DocumentMetadata(**get_html_metadata(html)), html.url_fetcher, self.font_config, {}, self.options['output_intent'])
        self.document._html = html

    def _chosen_by(self, parents):
        """The rules that choose each child of `parents`: for some of them its place counts ("a box after a box")."""
        wrapped = [element for element in ElementWrapper.from_html_root(self.html.etree_element).iter_subtree() if element.etree_element in parents]
        sheets = [sheet for sheet, *_ in self.context.style_for._sheets]
        return {child.etree_element: [id(found[3]) for sheet in sheets for found in sheet.matcher.match(child)] for element in wrapped for child in element.iter_children()}

    def again(self, parents, change, restyled):
        """Runs `change`, which moves children of `parents`, and lays out again; with new styles where `change` asks for them."""
        before = self._chosen_by(parents)
        change()
        restyled = restyled or before != self._chosen_by(parents)
        self._lay_out(self._first_context() if restyled else self._next_context())
