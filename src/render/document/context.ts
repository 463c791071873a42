import type { Palette } from '@/src/domain/content/branding/derive'
import type { Section } from '@/src/domain/content/document'
import { plainText } from '../text/inline'
import { closingOf } from './closing'
import { arrange } from './flow'
import type { DocumentJob } from './types'
import { chartsOf, quotesOf, statisticsOf, type Shared } from './visuals'
import { wordsFor } from './words'

const sectionContext = (section: Section, shared: Shared) => {
  const placed = [...statisticsOf(section, shared), ...chartsOf(section, shared), ...quotesOf(section, shared)]
  return { ...section, anchor: `section-${section.number}`, flow: arrange(section, placed, closingOf(section, shared)) }
}

/** A text cut at a word. */
const short = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')}…`)

const referenceContext = ({ content }: DocumentJob) =>
  content.references.map((reference) => ({
    ...reference,
    own: !/^https?:\/\//.test(reference.url),
    address: reference.url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''),
    passage: short(plainText(reference.passage), 200),
  }))

/** The site as people write it, and as a link; only http and https addresses become links. */
const siteOf = (website: string | null) => {
  if (!website) return { companyWebsite: null, companyLink: null }
  const link = /^https?:\/\//i.test(website) ? website : `https://${website}`
  return { companyWebsite: link.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, ''), companyLink: link }
}

/** Everything that a template can see, as plain data. */
export const templateContext = (job: DocumentJob, palette: Palette, shared: Shared): Record<string, unknown> => {
  const { content, branding, meta } = job
  return {
    title: plainText(content.title),
    shortTitle: short(plainText(content.title), 72),
    subtitle: plainText(content.subtitle),
    summary: content.summary,
    sections: content.sections.map((section) => sectionContext(section, shared)),
    conclusion: content.conclusion,
    statistics: content.statistics,
    charts: content.charts,
    quotes: content.quotes,
    references: referenceContext(job),
    coverImage: job.cover ?? null,
    colors: palette,
    logos: branding.logos,
    footerText: short(branding.footerText, 90),
    companyName: branding.companyName,
    ...siteOf(branding.companyWebsite),
    generatedDate: meta.generatedAt,
    notice: meta.notice ?? null,
    contacts: meta.contacts ?? [],
    metadata: content.metadata,
    words: wordsFor(job.locale),
  }
}
