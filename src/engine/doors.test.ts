import type { PayloadRequest } from 'payload'
import { expect, it, vi } from 'vitest'

it('what a page asks through a door is known as the platform’s own question in every copy of this code', async () => {
  const hooks = await import('./doors')
  vi.resetModules()
  const page = await import('./doors')
  const seen: unknown[] = []
  const req = { payload: { find: async () => void seen.push(hooks.asksItself(), hooks.systemReason()) } } as unknown as PayloadRequest
  await page.as(req).find('posts')
  await page.asSystem(req, 'a test').find('posts')
  expect([page === hooks, seen, hooks.asksItself(), hooks.systemReason()]).toEqual([false, [true, undefined, true, 'a test'], false, undefined])
})
