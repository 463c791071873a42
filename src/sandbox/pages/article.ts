/** One sample page. */
export interface Article {
  /** `publisher-slug/article-slug`, its path under `/pages/`. */
  slug: string
  publisher: string
  title: string
  author: string
  published: string
  theme: string
  summary: string
  /** Markdown: paragraphs, `## heading`, `- item`, `> quote`, `| a | b |`. */
  body: string
  /** The same as plain text, title first. */
  text: string
}
