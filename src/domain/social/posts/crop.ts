/** A part of an image in shares of its width and height, from its upper left corner. */
export type Crop = { x: number; y: number; width: number; height: number; ratio: string | null }

/** The crop of an image, or null when it is shown whole. */
export const cropOf = (given: unknown): Crop | null => {
  const crop = (given ?? {}) as Partial<Record<keyof Crop, unknown>>
  if (!(Number(crop.width) > 0) || !(Number(crop.height) > 0)) return null
  return { x: Number(crop.x ?? 0), y: Number(crop.y ?? 0), width: Number(crop.width), height: Number(crop.height), ratio: (crop.ratio as string | null | undefined) || null }
}
