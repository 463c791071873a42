import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, readable } from './contrast'
import { derivePalette } from './derive'
import { resolveBranding } from './resolve'
import { cssVariables } from './variables'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('which brand a document wears', () => {
  const agency = { colorAccent1: '#112233', colorAccent2: '#445566', logoHorizontal: 'agency-logo', footerText: 'From the agency', colorMode: 'dark' as const }

  it('takes each value from the client, else the agency, else the product, one by one', () => {
    const brand = resolveBranding({ companyName: 'Northwind', colorAccent1: '#ABC', colorAccent2: '', footerText: ' ' }, agency, 2026)
    expect(brand).toEqual({
      colors: { primary: '#aabbcc', secondary: '#445566', accent: '#3b82f6' },
      logos: { horizontal: 'agency-logo', vertical: null, round: null },
      footerText: 'From the agency',
      colorMode: 'dark',
      companyName: 'Northwind',
      companyWebsite: null,
    })
  })

  it('signs with the year and the client when nobody set a footer', () => {
    const brand = resolveBranding({ companyName: 'Northwind', website: 'https://northwind.example' }, {}, 2026)
    expect(brand.footerText).toBe('© 2026 Northwind')
    expect(brand.companyWebsite).toBe('https://northwind.example')
    expect(brand.colors).toEqual({ primary: '#1a1a1a', secondary: '#6b7280', accent: '#3b82f6' })
    expect(brand.colorMode).toBe('light')
  })

  it('passes over a value that is no colour', () => {
    expect(resolveBranding({ companyName: 'N', colorAccent1: 'red;}' }, agency, 2026).colors.primary).toBe('#112233')
  })
})

describe('colours derived from the brand', () => {
  const palette = derivePalette({ primary: '#3b82f6', secondary: '#6b7280', accent: '#f59e0b' })

  it('match the fixed examples, worked out apart from this code', () => {
    expect(palette.primary).toMatchObject({ base: '#3b82f6', light: '#ebf3fe', dark: '#0b5fe9', contrast: '#ffffff' })
    expect(palette.secondary).toMatchObject({ light: '#f0f1f2', dark: '#565b66', contrast: '#ffffff' })
    expect(palette.accent).toMatchObject({ light: '#fef5e7', dark: '#c57f08', contrast: '#000000' })
    expect(palette.chart.series).toEqual(['#3b82f6', '#6b7280', '#f59e0b', '#cddffd', '#bdc0c7', '#094fc2', '#3d4148'])
  })

  it('become CSS variables with nothing left out', () => {
    const css = cssVariables(palette)
    for (const name of ['primary', 'secondary', 'accent']) {
      for (const part of ['', '-light', '-dark', '-contrast', '-text', '-ground']) expect(css).toMatch(new RegExp(`--color-${name}${part}: #[0-9a-f]{6};`))
    }
    expect(css).toContain('--spacing-page: 0.75in')
  })
})

describe('brand colours as text', () => {
  it('keep a colour that can be read already', () => expect(readable('#1D4ED8', '#ffffff')).toBe('#1d4ed8'))

  it('darken a pale yellow on white and keep its hue', () => {
    const text = readable('#fde047', '#ffffff')
    expect(contrast(text, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(text).toBe('#887604')
  })

  it('can stand on the ground made of a brand colour', () => {
    fc.assert(
      fc.property(hex, (brand) => {
        const { primary } = derivePalette({ primary: brand, secondary: brand, accent: brand })
        return contrast(primary.contrast, primary.ground) >= 4.5
      }),
    )
  })

  it('can be read on every ground, whatever the brand', () => {
    fc.assert(fc.property(hex, hex, (brand, ground) => contrast(readable(brand, ground), ground) >= 4.5))
  })
})
