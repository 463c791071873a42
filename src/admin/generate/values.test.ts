import { describe, expect, it } from 'vitest'
import { bodyOf, centsOf, faultsOf, filledFrom } from './values'

const client = { id: 'c1', name: 'Fernhill', industry: null, agency: 'a1', colour: null, tone: 'friendly', template: null, services: ['Audit'], keywords: ['energy'] }
const good = { ...filledFrom(client), topic: '  Energy saving in offices ' }

describe('the generate form', () => {
  it('starts from what the client prefers', () => {
    expect(filledFrom(client)).toMatchObject({ client: 'c1', tone: 'friendly', keywords: ['energy'], relatedServices: ['Audit'] })
  })

  it('keeps a typed topic when another client is chosen, and drops the sources of the first', () => {
    expect(filledFrom(client, { ...good, sourceIds: ['s1'] })).toMatchObject({ topic: good.topic, sourceIds: null })
  })

  it('leaves out what was left empty', () => {
    expect(bodyOf(good)).toEqual({ topic: 'Energy saving in offices', tone: 'friendly', keywords: ['energy'], relatedServices: ['Audit'] })
  })

  it('sends a budget in whole cents', () => {
    expect(bodyOf({ ...good, budget: '$2.50' }).budgetCents).toBe(250)
    expect([centsOf('0.29'), centsOf('2,5'), centsOf('')]).toEqual([29, 250, null])
  })

  it('names each entry that cannot be right', () => {
    expect(faultsOf(good)).toEqual({})
    const faults = faultsOf({ ...good, client: '', topic: 'ab', budget: 'much', sourceIds: [], sourcesOnly: true })
    expect(Object.keys(faults).sort()).toEqual(['budget', 'client', 'sourceIds', 'topic'])
    expect(faultsOf({ ...good, topic: 'x'.repeat(501) }).topic).toContain('501')
  })
})
