import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Article } from './article'
import { random } from './random'

const sectors = ['banking', 'logistics', 'education', 'construction', 'public services', 'professional services']
const publishers = ['Sample Sector Notes', 'Example Market Desk', 'Specimen Data Service', 'Muster Briefings']

interface NoteTheme {
  name: string
  titles: string[]
  sentences: string[]
}

/** Themes of `sector-notes.txt`: a heading line with name and titles, then one sentence pattern a line. */
function readThemes(): NoteTheme[] {
  const text = readFileSync(fileURLToPath(new URL('articles/sector-notes.txt', import.meta.url)), 'utf8')
  return text.split(/^# /m).filter((part) => part.trim()).map((part) => {
    const [head = '', ...lines] = part.trim().split('\n')
    const [name = '', ...titles] = head.split('|').map((piece) => piece.trim())
    return { name, titles, sentences: lines.filter(Boolean) }
  })
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** `{20-60}` becomes a whole number of that range, `{1.2-3.4}` one with a decimal, `{sector}` the sector. */
function fill(pattern: string, sector: string, next: () => number): string {
  const value = (low: string, high: string): string => {
    const decimals = low.includes('.') ? 1 : 0
    return (Number(low) + next() * (Number(high) - Number(low))).toFixed(decimals)
  }
  return pattern
    .replace(/\{([\d.]+)-([\d.]+)\}/g, (_, low: string, high: string) => value(low, high))
    .replace(/\{Sector\}/g, capital(sector))
    .replace(/\{sector\}/g, sector)
}

function shuffled<T>(items: T[], next: () => number): T[] {
  return items.map((item) => ({ item, at: next() })).sort((a, b) => a.at - b.at).map(({ item }) => item)
}

function note(theme: NoteTheme, sector: string, number: number): Article {
  const next = random(number * 7919 + sector.length)
  const lines = shuffled(theme.sentences, next).slice(0, 7).map((pattern) => fill(pattern, sector, next))
  const parts = [lines.slice(0, 4), lines.slice(4)]
  const body = parts.map((part) => part.join(' ')).join('\n\n')
  const title = fill(theme.titles[number % theme.titles.length] ?? theme.name, sector, next)
  const publisher = publishers[number % publishers.length] ?? ''
  const published = new Date(Date.UTC(2025, 6, 1 + Math.floor(next() * 350))).toISOString().slice(0, 10)
  const slug = `${publisher} ${theme.name} ${sector}`.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return { slug: `notes/${slug}`, publisher, title, author: 'Sample Desk', published, theme: theme.name, summary: '', body, text: `${title}\n${body}` }
}

/** Short sector notes, six on each theme, made of the patterns in `sector-notes.txt`; the same every time. */
export const sectorNotes = (): Article[] =>
  readThemes().flatMap((theme, at) => sectors.map((sector, place) => note(theme, sector, at * sectors.length + place)))
