import { kindOfBytes } from '@/src/domain/platform/fileKind'
import { draw, type Drawn } from '@/src/domain/platform/uploads/draw'
import { ruleOf } from '@/src/domain/platform/uploads/purposes'
import { fail } from '@/src/errors'

const mostSide = 1200

/** A logo decided by content, drawn anew as PNG of at most 1200 pixels a side: nothing but its pixels remains. Throws FILE_001, FILE_002. */
export const pictureOf = (bytes: Buffer): Promise<Drawn> => {
  const kind = kindOfBytes(bytes, '')?.extension ?? ''
  const { kinds, told } = ruleOf('logo')
  if (!kinds.includes(kind)) throw fail('FILE_002', { field: 'file', message: `A logo is one of ${told}.` })
  return draw(bytes, { kind, side: mostSide, png: true })
}
