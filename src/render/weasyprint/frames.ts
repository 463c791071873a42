import type { Asset } from '../assets'

export type DrawAnswer =
  | { ok: true; bytes: number; pageCount: number; warnings: string[]; overflow: string[]; layoutMs: number; writeMs: number }
  | { ok: true; bytes: number; ready: string }
  | { ok: false; bytes: number; cause: string; kind?: string }

/** One message to the drawing process: length, JSON, then the page and the files that the JSON announces. */
export const requestFrame = (html: string, assets: Asset[]): Buffer => {
  const page = Buffer.from(html, 'utf8')
  const files = assets.map(({ id, mimeType, bytes }) => ({ id, mimeType, bytes: bytes.byteLength }))
  const head = Buffer.from(JSON.stringify({ htmlBytes: page.byteLength, assets: files }), 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.byteLength)
  return Buffer.concat([length, head, page, ...assets.map((asset) => asset.bytes)])
}

/** Collects the bytes of the drawing process and calls `onMessage` for each whole answer. */
export const answerReader = (onMessage: (answer: DrawAnswer, body: Buffer) => void) => {
  let pending: Buffer[] = []
  let size = 0
  let needed = 4
  const take = (all: Buffer): Buffer | null => {
    const headLength = all.readUInt32BE(0)
    if (all.byteLength < 4 + headLength) return needMore(4 + headLength)
    const answer = JSON.parse(all.subarray(4, 4 + headLength).toString('utf8')) as DrawAnswer
    const end = 4 + headLength + answer.bytes
    if (all.byteLength < end) return needMore(end)
    onMessage(answer, all.subarray(4 + headLength, end))
    return all.subarray(end)
  }
  const needMore = (bytes: number) => {
    needed = bytes
    return null
  }
  return (chunk: Buffer): void => {
    pending.push(chunk)
    size += chunk.byteLength
    while (size >= needed) {
      const all = Buffer.concat(pending)
      pending = [all]
      const rest = take(all)
      if (!rest) continue
      pending = [rest]
      size = rest.byteLength
      needed = 4
    }
  }
}
