"""What the drawing process may not do, whatever a document contains."""

import resource
import sys
import tempfile
from pathlib import Path

FORBIDDEN_ELEMENTS = {'script', 'object', 'embed', 'iframe', 'frame', 'frameset', 'link', 'base', 'form', 'applet'}
LINK_SCHEMES = ('http://', 'https://', 'mailto:', '#')
REFUSED_EVENTS = {'socket.connect', 'socket.bind', 'socket.getaddrinfo', 'subprocess.Popen', 'os.system', 'os.exec', 'os.fork', 'os.posix_spawn'}


class RefusedMarkup(Exception):
    pass


def limit_memory(megabytes):
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def limit_processor(seconds):
    """Gives the next document its own share: the limit of the system counts since the start of the process."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(usage.ru_utime + usage.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def close_the_doors(readable):
    """No network, no other program, no file outside the parts of the program: an audit hook can never be taken off."""
    roots = tuple(str(Path(root).resolve()) for root in (*readable, sys.prefix, sys.base_prefix, tempfile.gettempdir(), '/etc/fonts', '/usr/share'))

    def audit(event, args):
        if event in REFUSED_EVENTS:
            raise PermissionError(f'{event} is refused while drawing')
        if event == 'open' and isinstance(args[0], str) and not args[0].startswith(roots):
            raise PermissionError(f'{args[0]} may not be opened while drawing')

    sys.addaudithook(audit)


def check_markup(root):
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rsplit('}', 1)[-1].lower()
        if name in FORBIDDEN_ELEMENTS:
            raise RefusedMarkup(f'the element <{name}> is not allowed in a document')
        _check_attributes(name, element)


def _check_attributes(name, element):
    for attribute, value in element.attrib.items():
        key, value = attribute.rsplit('}', 1)[-1].lower(), value.strip()
        if key.startswith('on'):
            raise RefusedMarkup(f'the attribute {key} is not allowed in a document')
        if key == 'href' and not value.lower().startswith(LINK_SCHEMES):
            raise RefusedMarkup(f'a link to {value[:200]} is not allowed in a document')
