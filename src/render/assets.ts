/** A file that a document shows, addressed in its HTML and CSS as `asset:<id>`. */
export type Asset = { id: string; mimeType: string; bytes: Uint8Array }

const safeId = /^[\w.-]{1,100}$/

/** Refuses ids that could be read as something else inside an address or a stylesheet, and ids used twice. */
export const checkAssets = (assets: Asset[]): void => {
  const seen = new Set<string>()
  for (const { id } of assets) {
    if (!safeId.test(id)) throw new TypeError(`"${id}" is no asset id.`)
    if (seen.has(id)) throw new TypeError(`The asset id "${id}" is used twice.`)
    seen.add(id)
  }
}
