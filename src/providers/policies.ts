import type { VendorPolicy } from '@/src/engine/http'

// The sandbox is our own process: it has no quota to keep to.
const wide = { perMinute: 6_000_000, burst: 100_000, concurrency: 256 }

/** The text service: live limits fit the vendor's second tier; retries belong to the pipeline. */
export const textPolicy = (sandbox: boolean): VendorPolicy => ({
  name: 'text', service: 'The text service', code: 'GEN_005', perMinute: 1000, burst: 50, concurrency: 32, ...(sandbox ? wide : {}),
})

/** The search service: 432 and 433 mean that the plan's or the prepaid limit is reached. */
export const searchPolicy = (sandbox: boolean): VendorPolicy => ({
  name: 'search', service: 'The search service', code: 'GEN_005', perMinute: 100, burst: 20, concurrency: 10, kinds: { 432: 'human', 433: 'human' }, ...(sandbox ? wide : {}),
})

/** The image service. */
export const imagesPolicy = (sandbox: boolean): VendorPolicy => ({
  name: 'images', service: 'The image service', code: 'GEN_007', perMinute: 50, burst: 10, concurrency: 4, ...(sandbox ? wide : {}),
})

/** A network: its own limits per account are far below these, and are told by 429. */
export const networkPolicy = (name: string, service: string, sandbox: boolean): VendorPolicy => ({
  name, service, code: 'DIST_002', perMinute: 200, burst: 40, concurrency: 8, ...(sandbox ? wide : {}),
})
