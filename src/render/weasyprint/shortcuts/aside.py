"""Gives the second processor what needs no interpreter: packing pictures while pages are laid out, and streams while others are written."""

import zlib
from concurrent.futures import ThreadPoolExecutor, wait

import pydyf

WORTH_IT = 20_000

_hands = ThreadPoolExecutor(2, thread_name_prefix='aside')
_write, _data = pydyf.PDF.write, pydyf.Stream.data.fget


def pictures(html, assets, get_image):
    """Starts to pack the larger pictures that `html` names; `finish` must be called with the answer before they are asked for."""
    if 'image-orientation' in html:
        return []
    large = [name for name, (kind, body) in assets.items() if kind in ('image/jpeg', 'image/png') and len(body) > WORTH_IT and f'asset:{name}' in html]
    return [_hands.submit(get_image, url=f'asset:{name}') for name in large]


def finish(begun):
    """Waits; what went wrong goes wrong again, and is heard, where the picture is used."""
    wait(begun)


def _pack(body):
    packer = zlib.compressobj(level=9)
    return packer.compress(body) + packer.flush()


def _packed(stream):
    begun = stream.__dict__.pop('_begun', None)
    if begun is None:
        return _data(stream)
    body = begun.result()
    extra = pydyf.Dictionary({**stream.extra, 'Filter': '/FlateDecode', 'Length': len(body)})
    return b'\n'.join((extra.data, b'stream', body, b'endstream'))


def _write_aside(self, *args, **named):
    for item in self.objects:
        if isinstance(item, pydyf.Stream) and item.compress:
            item._begun = _hands.submit(_pack, b'\n'.join(map(pydyf._to_bytes, item.stream)))
    return _write(self, *args, **named)


def prepare():
    """Changes when things are packed, not what comes out."""
    pydyf.PDF.write = _write_aside
    pydyf.Stream.data = property(_packed)
