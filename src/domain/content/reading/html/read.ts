import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { blocksOf } from '@/src/domain/content/reading/html/blocks'
import { isReasonable, onlyArticle, withoutNoise } from '@/src/domain/content/reading/html/clean'
import { metaOf, type PageMeta } from '@/src/domain/content/reading/html/meta'

const bodyOf = (markup: string): Document => parseHTML(`<!doctype html><html><head></head><body>${markup}</body></html>`).document as unknown as Document

const bodyMarkup = (html: string): string => {
  const start = html.search(/<body[\s>]/i)
  return (start === -1 ? html : html.slice(start)).replace(/<\/?(?:html|body)\b[^>]*>/gi, '')
}

const searched = (markup: string): string => {
  const options = { charThreshold: 200, maxElemsToParse: 30_000, disableJSONLD: true, serializer: (node: Node) => node as Element }
  const found = new Readability<Element>(bodyOf(markup), options).parse()
  return found?.content ? blocksOf(found.content) : ''
}

const stripped = (markup: string): string => markup.replace(/<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^<>]{0,1000}>/gi, '\n\n').replace(/<\/?[a-z!][^<>]{0,5000}>?/gi, ' ')

// An article on a page is most of it; when the search keeps hardly anything, the page is a list or table and is taken whole.
const leastShare = 0.1

const mainText = (markup: string): string => {
  const article = onlyArticle(markup)
  if (article) return blocksOf(bodyOf(article).body)
  const found = searched(markup)
  if (found.length > 500) return found
  const whole = blocksOf(bodyOf(markup).body)
  return found.length > whole.length * leastShare && found.length > 140 ? found : whole
}

/** The whole text of markup that is known to be a document and nothing else. */
export const wholeText = (markup: string): string => (isReasonable(markup) ? blocksOf(bodyOf(markup).body) : stripped(markup))

/** The text and the facts about itself of an HTML page; navigation, forms and hidden parts are left out. */
export const readHtml = (html: string): PageMeta & { text: string } => {
  const meta = metaOf(html)
  const markup = bodyMarkup(withoutNoise(html))
  try {
    return { ...meta, text: isReasonable(markup) ? mainText(markup) : stripped(markup) }
  } catch {
    // Whatever a parser chokes on, the words are still there.
    return { ...meta, text: stripped(markup) }
  }
}
