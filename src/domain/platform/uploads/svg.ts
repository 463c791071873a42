import { fail } from '@/src/errors'

const most = 1024 * 1024

const refused = (why: string) => fail('FILE_002', { field: 'file', message: `This SVG ${why}.` })

const dropped: readonly RegExp[] = [
  /<!--[\s\S]*?-->/g,
  /<\?(?!xml\b)[\s\S]*?\?>/g,
  /<(script|foreignObject|iframe|object|embed|audio|video|handler|listener|set|animate\w*)\b[\s\S]*?(?:<\/\1\s*>|\/>)/gi,
  /\son\w+\s*=\s*(?:"[^"]*"|'[^']*')/gi,
  // Only what stands in the drawing itself, and pictures written into it.
  /\s(?:xlink:)?href\s*=\s*(?:"(?!#|data:image\/(?:png|jpeg);base64,)[^"]*"|'(?!#|data:image\/(?:png|jpeg);base64,)[^']*')/gi,
  /\sxml:base\s*=\s*(?:"[^"]*"|'[^']*')/gi,
  /@import[^;]*;?/gi,
  /url\(\s*["']?(?!#)[^)]*\)/gi,
]

/** An SVG without scripts, handlers, animation and anything fetched from elsewhere. What is drawn of it becomes a PNG. Throws FILE_001, FILE_002. */
export const cleanedSvg = (bytes: Buffer): Buffer => {
  if (bytes.byteLength > most) throw fail('FILE_001', { field: 'file', message: 'An SVG is at most 1 MB large.' })
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text.replace(/<!DOCTYPE\s+svg\s+PUBLIC\s+"[^"]*"\s+"[^"]*"\s*>/i, ''))) throw refused('defines entities, which are not taken')
  const plain = text.replace(/<!DOCTYPE[^>[]*>/i, '')
  return Buffer.from(dropped.reduce((svg, part) => svg.replace(part, ''), plain))
}
