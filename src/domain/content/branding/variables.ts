import type { Palette, Shades } from './derive'

const forShades = (name: string, shades: Shades): [string, string][] => [
  [`--color-${name}`, shades.base],
  [`--color-${name}-light`, shades.light],
  [`--color-${name}-dark`, shades.dark],
  [`--color-${name}-contrast`, shades.contrast],
  [`--color-${name}-text`, shades.text],
  [`--color-${name}-ground`, shades.ground],
]

const headings = '"Playfair Display", "Noto Serif Display", "Noto Naskh Arabic", "Noto Sans Hebrew", Georgia, serif'
const body = 'Inter, "Noto Sans Arabic", "Noto Sans Hebrew", sans-serif'

/** The custom properties that every document template may rely on, as one `:root` rule. */
export const cssVariables = (palette: Palette): string => {
  const all: [string, string][] = [
    ...forShades('primary', palette.primary),
    ...forShades('secondary', palette.secondary),
    ...forShades('accent', palette.accent),
    ['--color-text', palette.text],
    ['--color-text-light', palette.textLight],
    ['--color-background', palette.background],
    ['--color-background-alt', palette.backgroundAlt],
    ['--color-border', palette.border],
    ['--font-heading', headings],
    ['--font-body', body],
    ['--spacing-page', '0.75in'],
    ['--spacing-section', '2rem'],
    ['--spacing-paragraph', '1rem'],
  ]
  return `:root {\n${all.map(([name, value]) => `  ${name}: ${value};`).join('\n')}\n}`
}
