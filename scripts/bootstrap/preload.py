"""Loads unpacked shared libraries by path, so that a later search for their names finds them loaded."""
import ctypes
import glob
import os

root = '@NATIVE@'
waiting = sorted(path for folder in ('usr/lib/*', 'lib/*') for path in glob.glob(f'{root}/{folder}/*.so.*'))

# A library loads once all that it needs is loaded: repeat until nothing more can be.
progress = True
while waiting and progress:
    progress = False
    for path in list(waiting):
        try:
            ctypes.CDLL(path, mode=ctypes.RTLD_GLOBAL)
        except OSError:
            continue
        waiting.remove(path)
        progress = True

if not os.path.exists('/etc/fonts/fonts.conf') and os.path.exists(f'{root}/etc/fonts/fonts.conf'):
    os.environ.setdefault('FONTCONFIG_FILE', f'{root}/etc/fonts/fonts.conf')
