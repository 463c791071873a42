import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'

/** Listens to what a page takes from here on; the answer, asked for once it is loaded, is the bytes of its JavaScript, compressed. */
export const weighScripts = (page: Page): (() => Promise<number>) => {
  const sizes: Promise<number>[] = []
  page.on('response', (response) => void (/javascript/.test(response.headers()['content-type'] ?? '') && sizes.push(response.body().then((body) => gzipSync(body).length))))
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
