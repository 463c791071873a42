import type { PortalBrand } from '@/src/domain/platform/agency/brand'
import { shadeOn } from './shades'

export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

export const grounds = { light: { page: '#fafafa', card: '#ffffff' }, dark: { page: '#111113', card: '#1b1b1e' } } as const

const namesOf = (name: string, colour: string | null | undefined, mode: 'light' | 'dark'): string => {
  const { base, text, solid, onSolid, soft } = shadeOn(colour, grounds[mode].page, grounds[mode].card)
  return `--${name}:${base};--${name}-text:${text};--${name}-solid:${solid};--on-${name}:${onSolid};--${name}-soft:${soft};`
}

const ruleOf = ({ colors }: Pick<PortalBrand, 'colors'>, mode: 'light' | 'dark'): string => ['brand', 'second', 'accent'].map((name, at) => namesOf(name, colors[at], mode)).join('')

/** The agency's three colours as custom properties, for light and dark pages; a person's choice decides which count. */
export const brandStyle = (brand: Pick<PortalBrand, 'colors'>): string => {
  const [light, dark] = [ruleOf(brand, 'light'), ruleOf(brand, 'dark')]
  return `:root{${light}}[data-theme=dark]{${dark}}@media(prefers-color-scheme:dark){[data-theme=system]{${dark}}}`
}

/** The theme a person chose, else the agency's. */
export const themeOf = (chosen: string | null | undefined, brand: Pick<PortalBrand, 'colorMode'>): Theme => themes.find((theme) => theme === chosen) ?? (brand.colorMode === 'dark' ? 'dark' : 'light')
