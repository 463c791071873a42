import { wordDiff, type Part } from './words'

export type Snapshot = Record<string, unknown>

/** One thing that differs between two versions: a text word by word, pictures by what became of each, anything else as it was and is. */
export type Change =
  | { field: string; label: string; parts: Part[] }
  | { field: 'images'; label: string; pictures: PictureChange[] }
  | { field: string; label: string; before: string | null; after: string | null }

export type PictureChange = { what: 'added' | 'removed' | 'moved' | 'changed'; name: string; from: number | null; to: number | null; parts?: Part[] }

type Image = { file?: string; sha256?: string | null; name?: string | null; alt?: string | null; caption?: string | null; crop?: unknown }

const texts = { title: 'Title', caption: 'Text' } as const
const account = (of: unknown): string | null => {
  const { handle, displayName } = (of ?? {}) as { handle?: string | null; displayName?: string | null }
  return handle ?? displayName ?? null
}
const pdf = (of: unknown): string | null => (of as { sha256?: string } | null)?.sha256 ?? null
const plain: Record<string, { label: string; read(value: unknown): string | null }> = {
  platform: { label: 'Network', read: (value) => (value as string) ?? null },
  account: { label: 'Account', read: account },
  scheduledAt: { label: 'Planned for', read: (value) => (value as string) ?? null },
  pdf: { label: 'PDF', read: pdf },
}

/** What differs between two kept versions, in the order in which a page shows it. */
export const changesBetween = (before: Snapshot, after: Snapshot): Change[] => [
  ...Object.entries(texts).flatMap(([field, label]): Change[] => {
    const [was, is] = [String(before[field] ?? ''), String(after[field] ?? '')]
    return was === is ? [] : [{ field, label, parts: wordDiff(was, is) }]
  }),
  ...pictureChanges((before.images ?? []) as Image[], (after.images ?? []) as Image[]),
  ...Object.entries(plain).flatMap(([field, { label, read }]): Change[] => {
    const [was, is] = [read(before[field]), read(after[field])]
    return was === is ? [] : [{ field, label, before: was, after: is }]
  }),
]

const keyOf = ({ sha256, file }: Image): string => sha256 ?? file ?? ''

const pictureChanges = (before: readonly Image[], after: readonly Image[]): Change[] => {
  const left = before.map((image, at) => ({ image, at }))
  const pictures = after.flatMap((image, to): PictureChange[] => {
    const at = left.findIndex((one) => keyOf(one.image) === keyOf(image))
    const name = image.name ?? `Picture ${to + 1}`
    if (at < 0) return [{ what: 'added', name, from: null, to: to + 1 }]
    const [known] = left.splice(at, 1)
    return [...moved(name, known!.at, to), ...altered(name, known!.image, image, to)]
  })
  const gone = left.map(({ image, at }): PictureChange => ({ what: 'removed', name: image.name ?? `Picture ${at + 1}`, from: at + 1, to: null }))
  return pictures.length + gone.length > 0 ? [{ field: 'images', label: 'Pictures', pictures: [...pictures, ...gone] }] : []
}

const moved = (name: string, from: number, to: number): PictureChange[] => (from === to ? [] : [{ what: 'moved', name, from: from + 1, to: to + 1 }])

const altered = (name: string, was: Image, is: Image, at: number): PictureChange[] => {
  const words = ['alt', 'caption'] as const
  const text = words.some((field) => (was[field] ?? '') !== (is[field] ?? ''))
  const crop = JSON.stringify(was.crop ?? null) !== JSON.stringify(is.crop ?? null)
  if (!text && !crop) return []
  const said = (image: Image) => words.map((field) => image[field]).filter(Boolean).join(' · ')
  return [{ what: 'changed', name, from: at + 1, to: at + 1, ...(text && { parts: wordDiff(said(was), said(is)) }) }]
}
