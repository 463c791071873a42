import { cropOf, type Crop } from '@/src/domain/social/posts/crop'

/** An image of a post in the form: on its way to the server, or kept there as `file`. */
export type Picture = {
  key: string
  file: string | null
  url: string
  name: string
  mimeType: string
  bytes: number
  width: number | null
  height: number | null
  alt: string
  crop: Crop | null
  state: 'waiting' | 'sending' | 'stored' | 'failed'
  /** Share of the bytes that left, 0 to 1. */
  progress: number
  fault: string | null
}

type Stored = { id: string; url?: string | null; mimeType?: string | null; filesize?: number | null; width?: number | null; height?: number | null }

/** An image as a post has it. A file that cannot be read leaves its place. */
export const storedPicture = (key: string, name: string, file: Stored | undefined, { alt, crop }: { alt?: unknown; crop?: unknown }): Picture => ({
  key, file: file?.id ?? null, url: file?.url ?? '', name, mimeType: file?.mimeType ?? '', bytes: file?.filesize ?? 0, width: file?.width ?? null, height: file?.height ?? null,
  alt: String(alt ?? ''), crop: cropOf(crop), state: file ? 'stored' : 'failed', progress: 1, fault: file ? null : 'This file cannot be read any more.',
})

/** The list with the image at `from` moved to `to`; a place outside the list changes nothing. */
export const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  if (to < 0 || to >= list.length || from === to) return [...list]
  const rest = list.filter((_, at) => at !== from)
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)]
}

/** What a screen reader is told of a move: "Image 3 of 5 moved to place 2". */
export const moveTold = (from: number, to: number, count: number): string => `Image ${from + 1} of ${count} moved to place ${to + 1}.`

/** The style that shows only the crop of a picture, filling its box. */
export const cropStyle = (crop: Crop | null): React.CSSProperties =>
  crop
    ? { position: 'absolute', inlineSize: `${100 / crop.width}%`, blockSize: `${100 / crop.height}%`, insetInlineStart: `${(-crop.x / crop.width) * 100}%`, insetBlockStart: `${(-crop.y / crop.height) * 100}%`, maxInlineSize: 'none', objectFit: 'fill' }
    : {}
