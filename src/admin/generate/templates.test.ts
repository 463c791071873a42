import { describe, expect, it } from 'vitest'
import type { ClientChoice, TemplateChoice } from './choices'
import { offersFor, preferredOf, stillOffered } from './templates'

const template = (id: string, more: Partial<TemplateChoice> = {}): TemplateChoice => ({ id, code: id.toUpperCase(), name: id, description: '', image: '', isDefault: false, isPremium: false, design: null, agency: null, ...more })
const all = [template('exec', { isDefault: true }), template('gold', { isPremium: true }), template('plain'), template('own', { agency: 'a2' })]
const rule = (more: object) => [{ agency: 'a1', limited: true, assigned: ['plain'], defaultTemplate: null, ...more }]
const client = { id: 'c1', agency: 'a1', template: null } as ClientChoice
const refusals = (rules: Parameters<typeof offersFor>[1], agency = 'a1') => Object.fromEntries(offersFor(all, rules, agency).map(({ template: { id }, refusal }) => [id, refusal]))

describe('the templates of a client', () => {
  it('can all be chosen where the plan has all', () => {
    expect(refusals(rule({ limited: false }))).toEqual({ exec: null, gold: null, plain: null })
  })

  it('say why one cannot be chosen, and those come last', () => {
    expect(refusals(rule({}))).toEqual({ plain: null, exec: 'Not among the templates assigned to your agency.', gold: 'Premium: not in your plan.' })
    expect(Object.keys(refusals(rule({})))[0]).toBe('plain')
  })

  it('never prefer one that cannot be chosen', () => {
    expect(preferredOf(offersFor(all, rule({}), 'a1'), rule({}), client)?.id).toBe('plain')
    expect(preferredOf(offersFor(all, rule({}), 'a1'), rule({}), { ...client, template: 'gold' })?.id).toBe('plain')
  })

  it('prefer the client’s before the agency’s before the platform’s', () => {
    const rules = rule({ limited: false, defaultTemplate: 'gold' })
    expect(preferredOf(offersFor(all, rules, 'a1'), rules, { ...client, template: 'plain' })?.id).toBe('plain')
    expect(preferredOf(offersFor(all, rules, 'a1'), rules, client)?.id).toBe('gold')
    expect(preferredOf(offersFor(all, [], 'a1'), [], client)?.id).toBe('exec')
  })

  it('drop a choice that the next client’s agency may not use', () => {
    expect(stillOffered('GOLD', offersFor(all, rule({}), 'a1'))).toBe('')
    expect(stillOffered('PLAIN', offersFor(all, rule({}), 'a1'))).toBe('PLAIN')
  })
})
