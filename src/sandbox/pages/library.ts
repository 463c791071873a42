import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Article } from './article'
import { briefs } from './briefs'
import { sectorNotes } from './notes'
import { slugify } from './slug'

const folder = fileURLToPath(new URL('articles', import.meta.url))

const plain = (body: string): string => body.replace(/^#+ /gm, '').replace(/^> /gm, '').replace(/^\|[-| ]+\|$\n?/gm, '')

/** One article: a line `# Title`, a line `Publisher | Author | date`, a line of summary, then the text. */
function readArticle(text: string, theme: string): Article {
  const [head = '', origin = '', summary = '', ...rest] = text.trim().split('\n')
  const title = head.replace(/^# /, '').trim()
  const [publisher = '', author = '', published = ''] = origin.split('|').map((part) => part.trim())
  const body = rest.join('\n').trim()
  return {
    slug: `${slugify(publisher)}/${slugify(title).slice(0, 60).replace(/-$/, '')}`, publisher, title, author, published, theme, summary, body,
    text: `${title}\n${summary}\n${plain(body)}`,
  }
}

let loaded: Article[] | null = null

/** The sample pages, made once: articles of `articles/*.md` (a file is a theme, `=====` separates articles), briefs and sector notes. */
export function articles(): Article[] {
  loaded ??= [...written(), ...briefs(), ...sectorNotes()]
  return loaded
}

function written(): Article[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .flatMap((name) => {
      const parts = readFileSync(`${folder}/${name}`, 'utf8').split(/^=====$/m)
      return parts.filter((part) => part.trim()).map((part) => readArticle(part, name.replace(/\.md$/, '').replace(/-/g, ' ')))
    })
}
