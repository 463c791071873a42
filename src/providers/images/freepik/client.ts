import { FetchError, guardedFetch, jsonRequest, VendorError, type VendorPolicy } from '@/src/engine/http'
import { attributionOf, fileUrlOf, imageOfDetail, imagesOf, imageTypeOf, searchQuery } from '@/src/providers/images/freepik/map'
import type { ImageFile, ImageQuery, StockImage, StockImages } from '@/src/providers/images/port'

export type FreepikOptions = {
  apiKey: string
  baseUrl: string
  /** The vendor has two names for its header, as for its host. */
  keyHeader: string
  policy: VendorPolicy
  /** Origins beside the public web from which files may come (the sandbox). */
  allow?: string[]
}

const maxFileBytes = 25_000_000
const imageTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/octet-stream', 'binary/octet-stream']

/** Stock photos behind Freepik. */
export class FreepikImages implements StockImages {
  constructor(private readonly options: FreepikOptions) {}

  async search(query: ImageQuery): Promise<StockImage[]> {
    const found = imagesOf(await this.get('/v1/resources', { query: searchQuery(query), signal: query.signal }))
    if (!found) throw this.unreadable()
    return found.images.slice(0, query.limit)
  }

  async download(id: string, { signal }: { signal?: AbortSignal } = {}): Promise<ImageFile> {
    const path = `/v1/resources/${encodeURIComponent(id)}`
    const image = imageOfDetail(await this.get(path, { signal }))
    // Billed by the call, so not repeated by itself, although it is a GET.
    const url = fileUrlOf(await this.get(`${path}/download`, { query: { image_size: 'large' }, signal, repeatable: false }))
    if (!image || !url) throw this.unreadable()
    const bytes = await this.file(url, signal)
    const mimeType = imageTypeOf(bytes)
    if (!mimeType) throw this.unreadable()
    const vendor = this.options.keyHeader.includes('magnific') ? 'Magnific' : 'Freepik'
    return { bytes, mimeType, attribution: attributionOf(image, vendor), license: image.license ?? 'unknown', pageUrl: image.pageUrl }
  }

  private async get(path: string, request: { query?: Record<string, string | number | undefined>; signal?: AbortSignal; repeatable?: boolean }): Promise<unknown> {
    const { apiKey, baseUrl, keyHeader, policy } = this.options
    const headers = { [keyHeader]: apiKey, 'accept-language': 'en-US' }
    return (await jsonRequest({ vendor: policy, method: 'GET', url: `${baseUrl}${path}`, headers, secrets: [apiKey], ...request })).value
  }

  private async file(url: string, signal?: AbortSignal): Promise<Uint8Array> {
    try {
      return (await guardedFetch(url, { accept: imageTypes, maxBytes: maxFileBytes, timeoutMs: 30_000, allow: this.options.allow, signal })).bytes
    } catch (error) {
      if (!(error instanceof FetchError)) throw error
      const again = error.reason === 'timeout' || error.reason === 'network' || (error.status ?? 0) >= 500
      throw new VendorError({ kind: again ? 'retry' : 'give_up', code: this.options.policy.code, message: 'The picture could not be fetched.', detail: `${error.reason} ${error.detail}`, status: error.status })
    }
  }

  private unreadable(): VendorError {
    return new VendorError({ kind: 'give_up', code: this.options.policy.code, message: `${this.options.policy.service} sent an answer that could not be read.` })
  }
}
