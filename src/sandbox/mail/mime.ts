interface Part {
  type: string
  charset: string
  filename: string | null
  headers: Map<string, string>
  body: Buffer
}

const decodeQuoted = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=\r?\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  )

const decodeBody = (body: string, encoding: string): Buffer => {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  return encoding === 'quoted-printable' ? decodeQuoted(body) : Buffer.from(body, 'latin1')
}

const decodeText = (bytes: Buffer, charset: string): string => {
  try {
    return new TextDecoder(charset || 'utf-8').decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}

/** RFC 2047 words in a header, such as `=?utf-8?Q?caf=C3=A9?=`. */
const decodeHeader = (value: string): string =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?([^?]+)\?([BQ])\?([^?]*)\?=/gi, (_, charset: string, kind: string, text: string) =>
      decodeText(kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : decodeQuoted(text.replace(/_/g, ' ')), charset),
    )

const parameter = (header: string, name: string): string => new RegExp(`${name}="?([^";]+)"?`, 'i').exec(header)?.[1] ?? ''

function splitHead(raw: string): { headers: Map<string, string>; body: string } {
  const gap = /\r?\n\r?\n/.exec(raw)
  const head = gap ? raw.slice(0, gap.index) : raw
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const headers = new Map(
    lines.filter((line) => line.includes(':')).map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
    }),
  )
  return { headers, body: gap ? raw.slice(gap.index + gap[0].length) : '' }
}

function partsOf(raw: string): Part[] {
  const { headers, body } = splitHead(raw)
  const type = headers.get('content-type') ?? 'text/plain'
  const boundary = parameter(type, 'boundary')
  if (boundary) {
    const pieces = body.split(`--${boundary}`).slice(1)
    return pieces.filter((piece) => !piece.startsWith('--')).flatMap((piece) => partsOf(piece.replace(/^\r?\n/, '')))
  }
  const disposition = headers.get('content-disposition') ?? ''
  const filename = decodeHeader(parameter(disposition, 'filename') || parameter(type, 'name')) || null
  const bytes = decodeBody(body, (headers.get('content-transfer-encoding') ?? '').toLowerCase())
  return [{ type: type.toLowerCase(), charset: parameter(type, 'charset'), filename, headers, body: bytes }]
}

/** Subject, text, HTML and attachments of a raw message (latin1 string of its bytes). */
export function readMail(raw: string) {
  const { headers } = splitHead(raw)
  const parts = partsOf(raw)
  const textOf = (type: string) => {
    const part = parts.find((candidate) => candidate.type.startsWith(type) && !candidate.filename)
    return part ? decodeText(part.body, part.charset).trim() : null
  }
  return {
    subject: decodeHeader(headers.get('subject') ?? ''),
    text: textOf('text/plain') ?? '',
    html: textOf('text/html'),
    attachments: parts.flatMap(({ filename, body }) => (filename ? [{ name: filename, bytes: body.length }] : [])),
  }
}
