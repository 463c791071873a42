"""The product's own fonts, unpacked once and put before the system's in a private fontconfig."""

import hashlib
import os
from pathlib import Path
from xml.sax.saxutils import escape

CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <cachedir>{cache}</cachedir>
  <match target="scan">
    <test name="file" compare="contains"><string>{fonts}/</string></test>
    <edit name="foundry" mode="assign"><string>shipped</string></edit>
  </match>
  <selectfont>
    <acceptfont><pattern><patelt name="foundry"><string>shipped</string></patelt></pattern></acceptfont>
    <rejectfont>{rejected}<glob>*.pfb</glob><glob>*.t1</glob><glob>*.pcf.gz</glob></rejectfont>
  </selectfont>
</fontconfig>
"""
PATTERN = '<pattern><patelt name="family"><string>{}</string></patelt></pattern>'


def _unpack(source, folder):
    """A woff2 file as the TrueType file that fontconfig reads; named by its content, so an update makes a new file."""
    from fontTools.ttLib import woff2

    packed = Path(source).read_bytes()
    target = folder / f'{Path(source).stem}-{hashlib.sha256(packed).hexdigest()[:12]}.ttf'
    if not target.exists():
        part = target.with_suffix(f'.{os.getpid()}.part')
        with open(source, 'rb') as packed_file, open(part, 'wb') as plain_file:
            woff2.decompress(packed_file, plain_file)
        part.rename(target)
    return target


def prepare(sources, families, folder):
    """Must run before WeasyPrint is imported: fontconfig reads its configuration once. A system copy of a shipped
    family is hidden, so that pages break at the same place on every machine."""
    folder = Path(folder).resolve()
    fonts, cache = folder / 'files', folder / 'cache'
    fonts.mkdir(parents=True, exist_ok=True)
    cache.mkdir(exist_ok=True)
    wanted = {_unpack(source, fonts).name for source in sources}
    for old in fonts.glob('*.ttf'):
        if old.name not in wanted:
            old.unlink(missing_ok=True)
    config = folder / f'fonts.{os.getpid()}.conf'
    rejected = ''.join(PATTERN.format(escape(family)) for family in families)
    config.write_text(CONFIG.format(fonts=escape(str(fonts)), cache=escape(str(cache)), rejected=rejected), encoding='utf-8')
    config = config.rename(folder / 'fonts.conf')
    os.environ['FONTCONFIG_FILE'] = str(config)
