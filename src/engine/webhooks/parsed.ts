/** The JSON of a message's bytes; undefined for bytes that are none. */
export const parsedOf = (raw: Buffer): unknown => {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    return undefined
  }
}
