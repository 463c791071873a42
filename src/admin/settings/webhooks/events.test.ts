import { describe, expect, it } from 'vitest'
import { isSubscribable, webhookCatalog } from '@/src/domain/platform/webhooks/catalog'
import { eventsInWords, familiesOf, toggled } from './events'

describe('the boxes of an endpoint', () => {
  it('offer every message once, and nothing that an endpoint may not ask for', () => {
    const families = familiesOf([...webhookCatalog.values()])
    const offered = families.flatMap(({ events }) => events.map(({ type }) => type))
    expect(offered.toSorted()).toEqual([...webhookCatalog.keys()].toSorted())
    expect([...offered, ...families.map(({ all }) => all), '*'].filter((type) => !isSubscribable(type))).toEqual([])
    expect(families[0]!.events.map(({ type }) => type)).toContain('document.ready')
  })

  it('forget what a wider choice covers', () => {
    expect(toggled(['documents.create', 'clients.create'], 'documents.*')).toEqual(['clients.create', 'documents.*'])
    expect(toggled(['documents.*'], '*')).toEqual(['*'])
    expect(toggled(['documents.*', 'clients.create'], 'clients.create')).toEqual(['documents.*'])
  })

  it('are told in a few words', () => {
    expect([[], ['*'], ['a.b'], ['a.b', 'c.d', 'e.f', 'g.h']].map(eventsInWords)).toEqual(['Nothing yet', 'Everything', 'a.b', 'a.b, c.d and 2 more'])
  })
})
