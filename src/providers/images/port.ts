export type StockImage = { id: string; title: string; pageUrl: string; previewUrl: string; author: string | null; license: string | null }

export type ImageQuery = { term: string; /** A colour (#rrggbb) that the picture should be near. */ color?: string; limit: number; signal?: AbortSignal }

export type ImageFile = { bytes: Uint8Array; mimeType: string; attribution: string; license: string; pageUrl: string }

/** Horizontal stock photos without people. Throws VendorError (GEN_007). */
export interface StockImages {
  search(query: ImageQuery): Promise<StockImage[]>
  /** Each download is billed: store the bytes, never download twice. */
  download(id: string, options?: { signal?: AbortSignal }): Promise<ImageFile>
}
