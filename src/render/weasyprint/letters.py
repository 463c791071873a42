"""Tells which writing no font of this machine has, so that a document in it is refused before it is written."""

import json
import os
from pathlib import Path

from weasyprint.text.ffi import ffi, gobject, pango

ffi.cdef('int pango_layout_get_unknown_glyphs_count(PangoLayout *layout);')


def _is_unknown(context, sample):
    layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    text = ffi.new('char[]', sample.encode())
    pango.pango_layout_set_text(layout, text, -1)
    return pango.pango_layout_get_unknown_glyphs_count(layout) > 0


def note_unwritable(font_map, samples, folder):
    """Writes the names of the scripts of whose sample a letter is missing to `folder`."""
    context = ffi.gc(pango.pango_font_map_create_context(font_map), gobject.g_object_unref)
    missing = [script for script, sample in samples.items() if _is_unknown(context, sample)]
    part = Path(folder) / f'unwritable.{os.getpid()}.json'
    part.write_text(json.dumps(missing), encoding='utf-8')
    part.rename(Path(folder) / 'unwritable.json')
