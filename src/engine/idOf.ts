/** The id behind a relationship value, which Payload gives as an id, a populated row, null or not at all. */
export const idOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value
  if (value && typeof value === 'object' && 'id' in value) return String(value.id)
  return null
}
