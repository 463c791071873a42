const byteOrderMarks: [string, number[]][] = [['utf-8', [0xef, 0xbb, 0xbf]], ['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]]]

const marked = (bytes: Uint8Array): string | null => byteOrderMarks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0] ?? null

// Text of Latin letters in UTF-16 has a zero in every second byte.
const unmarkedUtf16 = (bytes: Uint8Array): string | null => {
  const sample = bytes.subarray(0, 2000)
  const zeros = [0, 0]
  sample.forEach((byte, index) => { if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1 })
  const many = sample.length * 0.3
  const [even = 0, odd = 0] = zeros
  return odd > many && even < many / 10 ? 'utf-16le' : even > many && odd < many / 10 ? 'utf-16be' : null
}

const declared = (bytes: Uint8Array, mimeType: string): string | null => {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  const label = /charset\s*=\s*["']?([\w:.-]+)/i.exec(mimeType)?.[1] ?? /<meta[^>]{0,200}?charset\s*=\s*["']?([\w:.-]+)/i.exec(head)?.[1]
  try {
    return label ? new TextDecoder(label).encoding : null
  } catch {
    return null
  }
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

// Some Node versions decode windows-1252 as Latin-1, so that the euro sign and quotes become control characters.
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const decoded = (bytes: Uint8Array, encoding: string): string => {
  const text = new TextDecoder(encoding).decode(bytes)
  return encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, (char) => high[char.charCodeAt(0) - 0x80] ?? char) : text
}

/**
 * Bytes to text: by byte order mark, as UTF-16 or valid UTF-8 by their look, by the declared charset (header, then markup),
 * else windows-1252, in which every byte is a character.
 */
export const decodeText = (bytes: Uint8Array, mimeType = ''): string => {
  const encoding = marked(bytes) ?? unmarkedUtf16(bytes)
  if (encoding) return new TextDecoder(encoding).decode(bytes)
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes)
  const label = declared(bytes, mimeType)
  return decoded(bytes, label && label !== 'utf-8' ? label : 'windows-1252')
}

/** True for what is no text although it could be decoded: control characters among the first ones. */
export const looksBinary = (text: string): boolean => {
  const sample = text.slice(0, 8000)
  const controls = sample.match(/[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f\ufffd]/g)?.length ?? 0
  return sample.includes('\u0000') || controls > Math.max(1, sample.length * 0.01)
}
