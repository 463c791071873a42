/** Codes of RFC 1035 that the sandbox uses. */
export const codes = { ok: 0, serverFailure: 2, unknownName: 3 } as const
const kinds = { txt: 16 } as const

export interface Question { id: number; name: string; isTxt: boolean; /** The question as it came, to be repeated in the answer. */ bytes: Buffer }

/** Reads the first question of a query; null for anything that is none. */
export function questionIn(query: Buffer): Question | null {
  if (query.length < 17 || query.readUInt16BE(4) < 1) return null
  const labels: string[] = []
  let at = 12
  for (let length = query[at]!; length > 0; length = query[at]!) {
    if (length > 63 || at + length + 5 >= query.length) return null
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  const end = at + 5
  if (end > query.length) return null
  return { id: query.readUInt16BE(0), name: labels.join('.').toLowerCase(), isTxt: query.readUInt16BE(at + 1) === kinds.txt, bytes: query.subarray(12, end) }
}

/** An answer with these texts; each is cut into strings of 255 bytes, as the wire wants it. */
export function answerTo({ id, bytes }: Question, code: number, texts: readonly string[]): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(id, 0)
  head.writeUInt16BE(0x8580 | code, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(texts.length, 6)
  return Buffer.concat([head, bytes, ...texts.map(record)])
}

function record(text: string): Buffer {
  const strings: Buffer[] = []
  const all = Buffer.from(text)
  for (let at = 0; at < Math.max(1, all.length); at += 255) {
    const part = all.subarray(at, at + 255)
    strings.push(Buffer.from([part.length]), part)
  }
  const data = Buffer.concat(strings)
  const head = Buffer.from([0xc0, 0x0c, 0, kinds.txt, 0, 1, 0, 0, 0, 0, 0, 0])
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}
