import { readFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '@/src/env'
import { renderTemplate } from '../liquid/liquid'
import { escapeHtml } from '../text/escape'
import { directionFor } from '../document/words'

export type Page = { name: 'post' | 'sheet'; context: Record<string, unknown>; title: string; author: string; page: string; css?: string; locale?: string; timeZone?: string }

const read = (file: string): string => readFileSync(path.join(env.root, 'templates/proof', file), 'utf8')

/** A page of `templates/proof` as HTML with its files as `asset:` ids; `page` is the CSS of the paper, `css` goes behind the template's own. */
export const fillPage = async ({ name, context, title, author, page, css = '', locale = 'en-US', timeZone = 'UTC' }: Page): Promise<string> => {
  const body = await renderTemplate({ source: read(`${name}.html`), partials: {}, context, references: [], pictures: {}, locale, timeZone, direction: directionFor(locale) })
  const head = `<meta charset="utf-8"><title>${escapeHtml(title)}</title><meta name="author" content="${escapeHtml(author)}"><style>${[read(`${name}.css`), css, `@page { ${page} }`].join('\n').replace(/<\/(?=style)/gi, '<\\/')}</style>`
  return `<!doctype html><html lang="${escapeHtml(locale)}" dir="${directionFor(locale)}"><head>${head}</head><body>${body}</body></html>`
}
