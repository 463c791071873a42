"""Turns what a PDF is made of into bytes by its exact kind: numbers and names by the ten thousand, each asked five questions before."""

import pydyf

_slow = pydyf._to_bytes


def _to_bytes(item):
    kind = type(item)
    if kind is bytes:
        return item
    if kind is str:
        return item.encode('ascii')
    if kind is int:
        return b'%d' % item
    if kind is float:
        return b'%d' % item if item.is_integer() else (b'%f' % item).rstrip(b'0')
    return _slow(item)


def prepare():
    """Changes how fast a PDF is written, not what it says."""
    pydyf._to_bytes = _to_bytes
