/** Turns the text that Postgres sends for one column into the value that Payload's own reading gives. */
export type Decode = (text: string) => unknown

const utcText = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\+00(?::00)?$/

/** A time as ISO 8601 in UTC with milliseconds; the connection speaks UTC, other zones take the slow way. */
export const moment: Decode = (text) => {
  const parts = utcText.exec(text)
  return parts ? `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(3, '0')}Z` : new Date(text).toISOString()
}

const asIs: Decode = (text) => text

const byType: Record<string, Decode> = {
  text: asIs,
  textarea: asIs,
  email: asIs,
  code: asIs,
  select: asIs,
  radio: asIs,
  relationship: asIs,
  upload: asIs,
  number: (text) => Number.parseFloat(text),
  checkbox: (text) => text === 't',
  json: (text) => JSON.parse(text) as unknown,
  date: moment,
}

/** The decoder of a field that is one column of its row's table; undefined for every other kind of field. */
export const decoderOf = (field: object): Decode | undefined => {
  const { type, hasMany, localized, virtual, relationTo } = field as { type: string; hasMany?: boolean; localized?: boolean; virtual?: unknown; relationTo?: unknown }
  if (hasMany || localized || virtual || Array.isArray(relationTo)) return undefined
  return byType[type]
}
