import { afterAll, describe, expect, it } from 'vitest'
import { closeTemplates, renderTemplate } from './liquid'

const render = (source: string, context: Record<string, unknown> = {}) =>
  renderTemplate({
    source,
    partials: { box: '<b>{{ text }}</b>', loop: '{% render "loop" %}' },
    context: { title: '<Ann & "Bob">', list: [1, 2], ...context },
    references: [],
    pictures: { chart_1: '<svg><g id="zr0-c0"/></svg>' },
    locale: 'en-US',
    timeZone: 'America/New_York',
    direction: 'ltr',
  })

afterAll(closeTemplates)

describe('what a template may do', () => {
  it('escapes every output', async () => expect(await render('{{ title }}')).toBe('&lt;Ann &amp; &#34;Bob&#34;&gt;'))
  it('uses shared parts, pictures, and dates in the zone of the agency', async () => {
    expect(await render('{% render "box", text: title %}{{ "chart_1" | picture }} {{ "2026-01-01T03:00:00Z" | date }}')).toBe(
      '<b>&lt;Ann &amp; &#34;Bob&#34;&gt;</b><svg><g id="p1-zr0-c0"/></svg> December 31, 2025',
    )
  })
})

describe('a large initial', () => {
  const starting = (text: string) => render('{{ text | inline_initial }}', { text })
  const long = 'Half of the energy of an office is used while nobody is in it. '.repeat(5)

  it('stands before a paragraph of several lines', async () => expect(await starting(long)).toContain('<span class="initial">H</span>'))
  it('is not set where marks only make a short text long', async () => {
    const short = `Half of it is used at night.${' **x**'.repeat(50)}`
    expect(short.length).toBeGreaterThan(240)
    expect(await starting(short)).not.toContain('initial')
  })
})

describe('what a template may not do', () => {
  const refusal = (source: string) => render(source).catch((error: { code: string; message: string }) => error)

  it('cannot switch escaping off', async () => expect(await refusal('{{ title | raw }}')).toMatchObject({ code: 'GEN_003', message: expect.stringContaining('every output is escaped') as string }))
  it('reads no file', async () => {
    for (const name of ['../../../package.json', '/etc/passwd', './run.ts']) expect(await refusal(`{% render "${name}" %}`)).toMatchObject({ code: 'GEN_003' })
    expect(await refusal('{% include "/etc/passwd" %}')).toMatchObject({ code: 'GEN_003' })
  })
  it('sees no prototype', async () => expect(await render('[{{ title.constructor }}{{ list.__proto__ }}{{ list.push }}{{ constructor }}]')).toBe('[]'))
  it('is told the line of a fault', async () => {
    expect(await refusal('one\ntwo {{ title | nix }}')).toMatchObject({ code: 'GEN_003', message: 'The template is faulty: undefined filter: nix (line 2).' })
    expect(await refusal('one\n\n{% for x in list %}')).toMatchObject({ message: expect.stringContaining('(line 3)') as string })
  })
  it('cannot run for ever, and the next template is served', async () => {
    expect(await refusal('{% for a in (1..99999999) %}x{% endfor %}')).toMatchObject({ code: 'GEN_003' })
    expect(await refusal('{% render "loop" %}')).toMatchObject({ code: 'GEN_003' })
    expect(await refusal('{% for a in (1..9000) %}{% for b in (1..9000) %}{{ b }}{% endfor %}{% endfor %}')).toMatchObject({ code: 'GEN_003' })
    expect(await render('well')).toBe('well')
  })
})
