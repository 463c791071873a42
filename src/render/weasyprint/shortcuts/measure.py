"""Measures a text once: the renderer asks for the same line again in every layout, table cell and drawing."""

import re

from weasyprint import draw
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

FEATURES = ('kerning', 'variant_ligatures', 'variant_position', 'variant_caps', 'variant_numeric', 'variant_alternates', 'variant_east_asian', 'feature_settings')

_setup, _set_text = line_break.Layout.setup, line_break.Layout.set_text
_deactivate, _reactivate, _draw_text = line_break.Layout.deactivate, line_break.Layout.reactivate, draw.draw_text
_breaks = re.compile('[\n\r\x0b\x0c\x85\u2028\u2029]').search


def _context(config, direction, language):
    """One context for each direction and language of a document, with its language; None stands for the usual one."""
    contexts = config.__dict__.setdefault('_contexts', {})
    if (direction, language) not in contexts:
        context = ffi.gc(pango.pango_font_map_create_context(config.font_map), gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(context, False)
        pango.pango_context_set_base_dir(context, PANGO_DIRECTION[direction])
        spoken = pango.pango_language_get_default()
        if language:
            spoken = pango.pango_language_from_string(unicode_to_char_p(language)[0])
            pango.pango_context_set_language(context, spoken)
        contexts[direction, language] = context, spoken
    return contexts[direction, language]


def _tools(style):
    override = style['font_language_override']
    language = style['lang'] if override == 'normal' else LST_TO_ISO.get(override.lower(), override)
    features = font_features(*(style[f'font_{name}'] for name in FEATURES))
    named = ','.join(f'{key} {value}' for key, value in features.items()).encode()
    return *_context(style.font_config, style['direction'], language), get_font_description(style), named


def _set_up(self, style):
    self.in_one_line = False
    if style['text_decoration_line'] != 'none':
        return _setup(self, style)
    tools = style.__dict__.get('_tools')
    if tools is None:
        tools = style.__dict__['_tools'] = _tools(style)
    context, self.language, font, features = tools
    self.style, self.first_line_direction = style, 0
    self.ascent = self.underline_position = self.strikethrough_position = None
    self.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(self.layout, False)
    pango.pango_layout_set_font_description(self.layout, font)
    if features:
        known = style.font_config.font_features
        if features not in known:
            known[features] = pango.pango_attr_font_features_new(features)
        attributes = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(attributes, known[features])
        pango.pango_layout_set_attributes(self.layout, attributes)


def _set_one_line(self, text, justify=False):
    """The line as it will be drawn: what is drawn is one paragraph, and to say so later would measure it again."""
    in_one_line = not _breaks(text)
    if in_one_line != self.in_one_line:
        self.in_one_line = in_one_line
        pango.pango_layout_set_single_paragraph_mode(self.layout, in_one_line)
    _set_text(self, text, justify)


def _keep(self):
    if not self.in_one_line:
        _deactivate(self)


def _take_up(self, style):
    """Lines are drawn as they were measured; only stretched ones are set anew."""
    if self.justification_spacing or 'layout' not in self.__dict__:
        _reactivate(self, style)


def _draw(stream, textbox, offset_x, text_overflow, block_ellipsis='none'):
    if text_overflow == 'ellipsis' or block_ellipsis != 'none':
        textbox.pango_layout.__dict__.pop('layout', None)
    _draw_text(stream, textbox, offset_x, text_overflow, block_ellipsis)


def _copy(layout):
    other = object.__new__(line_break.Layout)
    other.__dict__.update(layout.__dict__)
    return other


def _once(split):
    def split_once(text, style, context, max_width, justification_spacing, is_line_start=True, minimum=False):
        lines = style.__dict__.get('_lines')
        if lines is None:
            lines = style.__dict__['_lines'] = {}
        key = split, text, max_width, justification_spacing, is_line_start, minimum
        found = lines.get(key)
        if found is None:
            found = lines[key] = split(text, style, context, max_width, justification_spacing, is_line_start, minimum)
        return _copy(found[0]), *found[1:]

    return split_once


def prepare():
    """Changes how the renderer measures, not what it finds: the same pages come out. Runs after `lines.mend`."""
    kind = line_break.Layout
    kind.setup, kind.set_text, kind.deactivate, kind.reactivate = _set_up, _set_one_line, _keep, _take_up
    draw.draw_text = _draw
    preferred.split_first_line = _once(preferred.split_first_line)
    line_break.split_first_line = inline.split_first_line = _once(line_break.split_first_line)
