import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, readable } from '@/src/domain/content/branding/contrast'
import { derivePalette } from '@/src/domain/content/branding/derive'
import { brandStyle, grounds } from './variables'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const nasty = ['#ffffff', '#000000', '#ffff00', '#808080', '#777777', '#767676', '#fafafa', '#111113', '#1b1b1e', '#00ff00', '#0000ff', '#ff0000', '#7f7f80', '#fde047']
const anyColour = fc.oneof(hex, fc.constantFrom(...nasty))

/** The custom properties of one mode, as the page gets them. */
const valuesOf = (style: string, mode: 'light' | 'dark'): Record<string, string> => {
  const rule = (mode === 'light' ? /^:root\{(.*?)\}/ : /\[data-theme=dark\]\{(.*?)\}/).exec(style)![1]!
  return Object.fromEntries(rule.split(';').filter(Boolean).map((pair) => pair.split(':') as [string, string]))
}

const pairs = (mode: 'light' | 'dark', values: Record<string, string>): [what: string, ratio: number, least: number][] => {
  const { page, card } = grounds[mode]
  return ['brand', 'second', 'accent'].flatMap((name): [string, number, number][] => {
    const [text, solid, on, soft] = ['-text', '-solid', '', '-soft'].map((part) => values[part === '' ? `--on-${name}` : `--${name}${part}`]!) as [string, string, string, string]
    return [
      [`${name} text on the page`, contrast(text, page), 4.5], [`${name} text on a card`, contrast(text, card), 4.5], [`${name} text on its tint`, contrast(text, soft), 4.5],
      [`words on a ${name} button`, contrast(on, solid), 4.5], [`a ${name} button on the page`, contrast(solid, page), 3], [`a ${name} button on a card`, contrast(solid, card), 3],
    ]
  })
}

describe('an agency’s colours in its portal', () => {
  it.each(['light', 'dark'] as const)('can be read and seen on %s pages, whatever three they are', (mode) => {
    fc.assert(fc.property(fc.tuple(anyColour, anyColour, anyColour), (colors) => {
      expect(pairs(mode, valuesOf(brandStyle({ colors }), mode)).filter(([, ratio, least]) => ratio < least)).toEqual([])
    }), { numRuns: 300, examples: nasty.map((colour) => [[colour, colour, colour]]) })
  })

  it('stay themselves where they can be read as they are', () => {
    const { '--brand-text': text, '--brand-solid': solid } = valuesOf(brandStyle({ colors: ['#7a1f3d', null, null] }), 'light')
    expect([text, solid]).toEqual(['#7a1f3d', '#7a1f3d'])
  })

  it.each([['#ffffff', 'light', '#18181b'], ['#000000', 'dark', '#f4f4f5']] as const)('%s on %s pages becomes the colour of the text, and tints what it marks', (colour, mode, ink) => {
    const values = valuesOf(brandStyle({ colors: [colour, null, null] }), mode)
    expect([values['--brand-solid'], contrast(values['--brand-soft']!, grounds[mode].card) > 1.15]).toEqual([ink, true])
  })

  it('of an agency that has chosen none are greys', () => {
    const values = Object.values(valuesOf(brandStyle({ colors: [null, 'red;}', ''] }), 'light'))
    expect(values.every((value) => /^#[0-9a-f]{6}$/.test(value))).toBe(true)
  })
})

describe('an agency’s colours in its mails', () => {
  it('can be read and seen by day and by night, whatever they are', () => {
    fc.assert(fc.property(anyColour, (colour) => {
      const { primary } = derivePalette({ primary: colour, secondary: colour, accent: colour })
      expect([contrast(primary.text, '#ffffff') >= 4.5, contrast(readable(primary.base, '#181b21'), '#181b21') >= 4.5, contrast(primary.contrast, primary.ground) >= 4.5]).toEqual([true, true, true])
    }), { numRuns: 300, examples: nasty.map((colour) => [colour]) })
  })
})
