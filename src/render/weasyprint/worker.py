"""Draws PDFs for its parent: one document at a time, read from stdin and answered on stdout.

A message is a 4-byte big-endian length, that many bytes of JSON, and then the bytes that the JSON names. The first
argument is JSON: {fonts, families, fontFolder, scripts, memoryMb, cpuSeconds}.
"""

import gc
import io
import json
import logging
import os
import re
import struct
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import fonts  # noqa: E402
import guard  # noqa: E402

settings = json.loads(sys.argv[1])
fonts.prepare(settings['fonts'], settings['families'], settings['fontFolder'])

from weasyprint import HTML, __version__  # noqa: E402
from weasyprint.pdf.metadata import DocumentMetadata  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.urls import FatalURLFetchingError  # noqa: E402

import faces  # noqa: E402
import fetcher  # noqa: E402
import fill  # noqa: E402
import letters  # noqa: E402
import lines  # noqa: E402
import overflow  # noqa: E402
from shortcuts import aside, measure, pages, remember, styles, writing  # noqa: E402
import layout as layouts  # noqa: E402

lines.mend()
measure.prepare()
styles.prepare()
faces.mend()
writing.prepare()
aside.prepare()
layouts.prepare()
pages.prepare()

# A letter that no font on the machine has is reported and drawn as a box: one rare sign must not cost the document.
TOLERATED = ('.notdef glyph rendered',)
PDF_OPTIONS = {'pdf_variant': 'pdf/ua-1', 'optimize_images': True, 'jpeg_quality': 82, 'dpi': 200}

inbox, outbox = os.fdopen(os.dup(0), 'rb'), os.fdopen(os.dup(1), 'wb')
os.dup2(2, 1)


class Complaints(logging.Handler):
    """Collects what WeasyPrint merely logs, so that a page without its picture never counts as a success."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.heard = []

    def emit(self, record):
        text = record.getMessage()
        if text not in self.heard:
            self.heard.append(text)


complaints = Complaints()
logger = logging.getLogger('weasyprint')
logger.handlers = [complaints]
logger.propagate = False
remember.prepare(complaints.heard)
font_configuration = FontConfiguration()


def receive():
    head = inbox.read(4)
    if len(head) < 4:
        sys.exit(0)
    header = json.loads(inbox.read(struct.unpack('>I', head)[0]))
    body = inbox.read(header['bodyBytes'])
    assets = {asset['id']: (asset['mimeType'], inbox.read(asset['bytes'])) for asset in header['assets']}
    return header, body, assets


def send(answer, body=b''):
    head = json.dumps(answer | {'bytes': len(body)}).encode('utf-8')
    outbox.write(struct.pack('>I', len(head)) + head + body)
    outbox.flush()


def require_title_and_language(root):
    if not (root.get('lang') or '').strip():
        raise guard.RefusedMarkup('the document has no language')
    title = root.find('head/title')
    if title is None or not (title.text or '').strip():
        raise guard.RefusedMarkup('the document has no title')


_facts = DocumentMetadata.generate_rdf_metadata
# The paper is an agency's: which program drew it stands nowhere in it.
DocumentMetadata.generate_rdf_metadata = lambda *given: re.sub(rb' pdf:Producer="[^"]*"', b'', _facts(*given))


def unsigned(_, pdf):
    pdf.info.pop('Producer', None)


def draw(html, assets):
    started, processor = time.perf_counter(), time.process_time()
    page = HTML(string=html, url_fetcher=fetcher.AssetFetcher(assets))
    guard.check_markup(page.etree_element)
    require_title_and_language(page.etree_element)
    # A document's own font faces must not stay behind for the next one.
    configuration = FontConfiguration() if '@font-face' in html else font_configuration
    begun = []
    layout = layouts.Layout(page, configuration, PDF_OPTIONS, 'counter-increment' in html, lambda get_image: begun.extend(aside.pictures(html, assets, get_image)))
    fill.fill(layout)
    aside.finish(begun)
    document = layout.document()
    laid_out = time.perf_counter()
    pdf = document.write_pdf(finisher=unsigned, **PDF_OPTIONS)
    written = time.perf_counter()
    faults = [text for text in complaints.heard if not text.startswith(TOLERATED)]
    if faults:
        raise guard.RefusedMarkup('; '.join(faults[:5]))
    answer = {
        'ok': True,
        'pageCount': len(document.pages),
        'warnings': list(complaints.heard),
        'overflow': overflow.find_overflow(document),
        'layoutMs': round((laid_out - started) * 1000),
        'writeMs': round((written - laid_out) * 1000),
        'processorMs': round((time.process_time() - processor) * 1000),
    }
    return answer, pdf


def show(pdf, width, pages):
    import pypdfium2

    pictures = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number in pages:
            if 1 <= number <= len(document):
                page, picture = document[number - 1], io.BytesIO()
                # Drawn larger and taken down: small type in drawings loses part of its first letters otherwise.
                larger = page.render(scale=width * 3 / page.get_width()).to_pil() if width <= 800 else page.render(scale=width / page.get_width()).to_pil()
                larger.resize((width, round(width * page.get_height() / page.get_width())), reducing_gap=3).save(picture, 'PNG', optimize=True)
                pictures.append(picture.getvalue())
    return {'ok': True, 'sizes': [len(picture) for picture in pictures]}, b''.join(pictures)


def answer_to(header, body, assets):
    if header['kind'] == 'pages':
        return show(body, min(header['width'], 2000), header['pages'][:100])
    return draw(body.decode('utf-8'), assets)


def serve():
    while True:
        header, body, assets = receive()
        complaints.heard.clear()
        # Boxes point at each other, so they are collected all at once, after the answer, instead of while drawing.
        gc.disable()
        guard.limit_processor(settings['cpuSeconds'])
        try:
            send(*answer_to(header, body, assets))
        except MemoryError:
            send({'ok': False, 'cause': 'the document needs more memory than is allowed'})
        except (Exception, FatalURLFetchingError) as error:
            send({'ok': False, 'cause': str(error)[:1000] or type(error).__name__, 'kind': type(error).__name__})
        if complaints.heard:
            remember.forget()
        gc.enable()
        gc.collect()


letters.note_unwritable(font_configuration.font_map, settings['scripts'], settings['fontFolder'])
guard.limit_memory(settings['memoryMb'])
guard.close_the_doors([settings['fontFolder']])
gc.freeze()
send({'ok': True, 'ready': __version__})
serve()
