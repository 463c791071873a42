import type { Article } from './article'

export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const inline = (text: string): string => escapeHtml(text).replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
const cellsOf = (line: string): string[] => line.replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim())

function table(lines: string[]): string {
  const [head, ...rows] = lines.filter((line) => !/^\|[-| ]+\|$/.test(line)).map(cellsOf)
  const row = (cells: string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join('')}</tr>`
  return `<table><thead>${row(head ?? [], 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`
}

function block(text: string): string {
  const lines = text.split('\n')
  const first = lines[0] ?? ''
  if (first.startsWith('## ')) return `<h2>${inline(first.slice(3))}</h2>${lines.length > 1 ? block(lines.slice(1).join('\n')) : ''}`
  if (first.startsWith('|')) return table(lines)
  if (first.startsWith('- ')) return `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('')}</ul>`
  if (first.startsWith('> ')) return `<blockquote><p>${inline(lines.map((line) => line.slice(2)).join(' '))}</p></blockquote>`
  return `<p>${inline(lines.join(' '))}</p>`
}

const bodyHtml = (body: string): string => body.split(/\n\n+/).map(block).join('\n')

const metadata = ({ title, author, publisher, published }: Article): string =>
  JSON.stringify({
    '@context': 'https://schema.org', '@type': 'Article', headline: title, datePublished: published,
    author: { '@type': 'Person', name: author }, publisher: { '@type': 'Organization', name: publisher },
  }).replace(/</g, '\\u003c')

/** A sample article as a publisher's page: head data, navigation, the article, a footer that says it is a sample. */
export function articleHtml(article: Article): string {
  const { title, summary, publisher, author, published, body } = article
  const day = new Date(`${published}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} | ${escapeHtml(publisher)}</title>
<meta name="description" content="${escapeHtml(summary || title)}"><meta name="author" content="${escapeHtml(author)}">
<meta property="og:type" content="article"><meta property="og:title" content="${escapeHtml(title)}"><meta property="og:site_name" content="${escapeHtml(publisher)}">
<meta property="article:published_time" content="${published}T08:00:00Z">
<script type="application/ld+json">${metadata(article)}</script>
<style>body{font:17px/1.6 Georgia,serif;margin:0;color:#1d2430}nav,footer{font:14px system-ui;padding:12px 24px;background:#f2f4f7}
main{max-width:44rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccd2da;padding:6px;text-align:left}</style>
</head><body>
<nav><a href="/pages">${escapeHtml(publisher)}</a> <a href="/pages">Research</a> <a href="/pages">Topics</a> <a href="/pages">Subscribe to our newsletter</a></nav>
<main><article><header><h1>${escapeHtml(title)}</h1><p class="byline">By ${escapeHtml(author)}, <time datetime="${published}">${day}</time></p></header>
${summary && `<p class="standfirst">${inline(summary)}</p>\n`}${bodyHtml(body)}
</article></main>
<aside><h2>Related articles</h2><ul><li><a href="/pages">More from ${escapeHtml(publisher)}</a></li></ul></aside>
<footer><p>Sample page of the Impresario sandbox, figures are illustrative. All rights reserved. <a href="/pages">Privacy policy</a></p></footer>
</body></html>`
}
