import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'

let app: App
let pages: Server
const seen: { nonce?: string }[] = []

beforeAll(async () => {
  app = await startApp()
  const { guardedPages } = await import('./stages/pages')
  // Stands where the framework stands: it reads the nonce from the request's own header.
  const guarded = guardedPages(app.payload, (incoming, outgoing) => {
    seen.push({ nonce: /'nonce-([^']+)'/.exec(String(incoming.headers['content-security-policy']))?.[1] })
    outgoing.end('<p>page</p>')
  })
  pages = createServer((incoming, outgoing) => void guarded(incoming, outgoing))
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await new Promise((resolve) => pages.close(resolve))
  await app.close()
})

const page = (path: string, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${(pages.address() as AddressInfo).port}${path}`, { headers })
const always = { 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff', 'referrer-policy': 'origin-when-cross-origin', 'cross-origin-opener-policy': 'same-origin' }
const has = (headers: Headers) => Object.fromEntries(Object.keys(always).map((name) => [name, headers.get(name)]))

describe('every answer', () => {
  it('has the security headers: rows, refusals, addresses at which nothing is, pages', async () => {
    for (const path of ['/api/health', '/api/clients', '/api/nothing-here']) {
      const { headers } = await app.anonymous('GET', path)
      expect([path, has(headers), headers.get('permissions-policy')]).toEqual([path, always, expect.stringContaining('camera=()')])
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox")
    }
    expect(has((await page('/admin')).headers)).toEqual(always)
  })

  it('of a file runs nothing', async () => {
    const agency = (await buildAgency(app.payload)).id
    const admin = await app.as((await buildUser(app.payload, { agency })).email)
    const form = new FormData()
    form.set('file', new Blob(['<html><script>alert(1)</script></html>'], { type: 'text/html' }), 'page.html')
    form.set('_payload', JSON.stringify({ purpose: 'source' }))
    const { body } = await admin<{ doc: { url: string } }>('POST', '/api/files', form)
    const served = await admin('GET', body.doc.url)
    expect([served.status, served.headers.get('content-disposition')?.startsWith('attachment'), served.headers.get('x-content-type-options')]).toEqual([200, true, 'nosniff'])
    expect(served.headers.get('content-security-policy')).toContain('sandbox')
  })
})

describe('a page', () => {
  it('runs the scripts of its own nonce, a new one each time, and is framed by nobody', async () => {
    const policies = [await page('/admin'), await page('/admin')].map(({ headers }) => headers.get('content-security-policy')!)
    const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1])
    expect(new Set(nonces).size).toBe(2)
    expect(seen.slice(-2).map(({ nonce }) => nonce)).toEqual(nonces)
    for (const policy of policies) {
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy.split('; ').find((part) => part.startsWith('script-src'))).not.toContain('unsafe-inline')
    }
  })

  it('takes no nonce from a caller', async () => {
    await page('/admin', { 'content-security-policy': "script-src 'nonce-mine'" })
    expect(seen.at(-1)?.nonce).not.toBe('mine')
  })
})
