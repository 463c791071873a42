import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '@/src/env'

const folder = () => path.join(env.root, 'templates/documents')
const read = (...parts: string[]) => readFileSync(path.join(folder(), ...parts), 'utf8')

let kept: { partials: Record<string, string>; base: string } | null = null

/** The markup that all designs share, by name, and the stylesheet under theirs; read once. */
export const sharedDesign = (): { partials: Record<string, string>; base: string } => {
  kept ??= {
    partials: Object.fromEntries(
      readdirSync(path.join(folder(), 'components'))
        .filter((file) => file.endsWith('.liquid'))
        .map((file) => [path.basename(file, '.liquid'), read('components', file)]),
    ),
    base: read('base.css'),
  }
  return kept
}

/** A design that ships with the product: its row as the seed writes it, by code. Throws when there is no such folder. */
export const shippedDesign = (code: string): Record<string, unknown> & { code: string; html: string; css: string } => ({
  ...(JSON.parse(read(code, 'meta.json')) as Record<string, unknown>),
  code,
  html: read(code, 'template.liquid'),
  css: read(code, 'style.css'),
})

/** The codes of the shipped designs. */
export const shippedCodes = (): string[] =>
  readdirSync(folder(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[A-Z][A-Z0-9]*_\d{2}$/.test(entry.name))
    .map((entry) => entry.name)
    .sort()

/** The sample content for previews; it says of itself that its figures are made up. */
export const sampleContent = (): unknown => JSON.parse(read('sample.json'))
