import { describe, expect, it } from 'vitest'
import { collections } from '@/collections'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { covers, isSubscribable, webhookCatalog } from './catalog'
import { exampleOf, messageOf, messageSchema } from './message'
import { waitAfter, waits } from './schedule'

const entries = [...webhookCatalog.values()]
const told = { resource: 'documents', resourceId: '019a9f6e-6f0c-7aa3-9c55-0f3d1c7a2b0e', client: null, from: null, to: null, metadata: null, at: new Date() }

describe('the catalog', () => {
  it.each(entries.map(({ type }) => type))('%s has an example that its own schema takes, small and without anything but ids and states', (type) => {
    const entry = webhookCatalog.get(type)!
    const example = exampleOf(entry)
    expect(messageSchema(entry).parse(example)).toEqual(example)
    expect(JSON.stringify(example).length).toBeLessThan(20_000)
    expect(Object.keys(example.data).filter((key) => /secret|token|password|key$/i.test(key))).toEqual([])
  })

  it('makes one message of each event', () => {
    expect(new Set(entries.map(({ event }) => event)).size).toBe(entries.length)
  })

  it('has every recorded change of an agency’s rows, and none that is not recorded', () => {
    const recorded = collections.filter(({ hooks }) => hooks?.afterChange?.includes(recordChange as never))
    const changes = recorded.filter(({ custom, slug }) => custom?.tenantOwned && slug !== 'documents')
      .flatMap(({ slug, hooks }) => [`${slug}.create`, `${slug}.update`, ...(hooks?.afterDelete?.includes(recordDelete as never) ? [`${slug}.delete`] : [])])
    const events = entries.map(({ event }) => event)
    expect(changes.filter((event) => !events.includes(event))).toEqual([])
    const slugs = new Set<string>(recorded.map(({ slug }) => slug))
    const named = events.filter((event) => /\.(create|update|delete)$/.test(event)).map((event) => event.split('.')[0]!)
    expect(named.filter((slug) => !slugs.has(slug))).toEqual([])
  })

  it('knows families and everything, and nothing that is not there', () => {
    expect(['document.ready', 'document.*', '*'].map(isSubscribable)).toEqual([true, true, true])
    expect(['document', 'documents.complete', 'nothing.*', ''].map(isSubscribable)).toEqual([false, false, false, false])
    expect(covers(['document.*'], 'document.ready')).toBe(true)
    expect(covers(['document.failed'], 'document.ready')).toBe(false)
  })

  it('takes of an event’s metadata what a message names, and no more', () => {
    const entry = webhookCatalog.get('documents.generate')!
    const made = messageOf(entry, { ...told, metadata: { runId: '019a9f6e-6f0c-7aa3-9c55-0f3d1c7a2b10', secret: 'not for others' } })
    expect(made.data).toMatchObject({ runId: '019a9f6e-6f0c-7aa3-9c55-0f3d1c7a2b10' })
    expect(JSON.stringify(made)).not.toContain('not for others')
  })
})

describe('the schedule', () => {
  it('waits as planned or a little longer, or as long as the receiver asks, and ends after the tenth attempt', () => {
    for (const [at, wait] of waits.entries()) expect([waitAfter(at + 1, 0, () => 0), waitAfter(at + 1, 0, () => 1)]).toEqual([wait, wait * 1.15])
    expect(waitAfter(1, 120)).toBe(120)
    expect(waitAfter(1, 10_000_000)).toBe(86_400)
    expect(waitAfter(waits.length + 1)).toBeNull()
  })
})
