import type { Asset } from '../assets'

/** What a drawing process can be asked: to draw a page as a PDF, or to show pages of a PDF as pictures `width` pixels wide. */
export type DrawJob = { kind: 'draw'; html: string; assets: Asset[] } | { kind: 'pages'; pdf: Uint8Array; width: number; pages: number[] }

export type DrawAnswer =
  | { ok: true; bytes: number; pageCount: number; warnings: string[]; overflow: string[]; layoutMs: number; writeMs: number; processorMs: number }
  | { ok: true; bytes: number; sizes: number[] }
  | { ok: true; bytes: number; ready: string }
  | { ok: false; bytes: number; cause: string; kind?: string }

const partsOf = (job: DrawJob): { told: object; body: Uint8Array; files: Uint8Array[] } => {
  if (job.kind === 'pages') return { told: { width: job.width, pages: job.pages, assets: [] }, body: job.pdf, files: [] }
  const assets = job.assets.map(({ id, mimeType, bytes }) => ({ id, mimeType, bytes: bytes.byteLength }))
  return { told: { assets }, body: Buffer.from(job.html, 'utf8'), files: job.assets.map((asset) => asset.bytes) }
}

/** One message to the drawing process: length, JSON, then the body and the files that the JSON announces. */
export const requestFrame = (job: DrawJob): Buffer => {
  const { told, body, files } = partsOf(job)
  const head = Buffer.from(JSON.stringify({ kind: job.kind, bodyBytes: body.byteLength, ...told }), 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.byteLength)
  return Buffer.concat([length, head, body, ...files])
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
