import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Article } from './article'
import { slugify } from './slug'

const publishers = ['Sample Sector Desk', 'Example Briefing Service', 'Specimen Field Notes', 'Muster Weekly', 'Placeholder Digest']
const authors = ['Elena Esempio', 'Marc Exemple', 'Noor Voorbeeld', 'Lena Beispiel', 'Ana Ejemplo', 'Yuki Mihon']

function brief(line: string, theme: string, number: number): Article {
  const [title = '', text = ''] = line.split(' | ')
  const publisher = publishers[number % publishers.length] ?? ''
  const published = new Date(Date.UTC(2025, 7, 4 + ((number * 37) % 320))).toISOString().slice(0, 10)
  const [first = '', ...rest] = text.split(/(?<=\.) (?=[A-Z])/)
  const body = [[first, ...rest.slice(0, -1)].join(' '), rest.at(-1) ?? ''].join('\n\n')
  return {
    slug: `${slugify(publisher)}/${slugify(title)}`, publisher, title, author: authors[number % authors.length] ?? '', published, theme, summary: '', body,
    text: `${title}\n${body}`,
  }
}

/** The short pages of `briefs.txt`: a heading line names the theme, each line after it is a title and a text. */
export function briefs(): Article[] {
  const text = readFileSync(fileURLToPath(new URL('articles/briefs.txt', import.meta.url)), 'utf8')
  const parts = text.split(/^# /m).filter((part) => part.trim())
  return parts.flatMap((part, theme) => {
    const [name = '', ...lines] = part.trim().split('\n')
    return lines.map((line, place) => brief(line, name, theme * 10 + place))
  })
}
