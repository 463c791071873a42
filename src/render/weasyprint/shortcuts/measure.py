"""Measures a text once: the renderer asks for the same line again in every layout, table cell and drawing."""

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

FEATURES = ('kerning', 'variant_ligatures', 'variant_position', 'variant_caps', 'variant_numeric', 'variant_alternates', 'variant_east_asian', 'feature_settings')

_setup = line_break.Layout.setup


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
    line_break.Layout.setup = _set_up
    preferred.split_first_line = _once(preferred.split_first_line)
    line_break.split_first_line = inline.split_first_line = _once(line_break.split_first_line)
