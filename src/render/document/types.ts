import type { Branding } from '@/src/domain/content/branding/resolve'
import type { DocumentContent } from '@/src/domain/content/document'
import type { Asset } from '../assets'

/** A design as the templates collection keeps it: markup, style and what it has a place for. */
export type Design = {
  code: string
  html: string
  css: string
  supportsCharts: boolean
  supportsStatistics: boolean
  supportsQuotes: boolean
  supportsTables: boolean
  supportsCallouts: boolean
  chartTypes: string[]
  calloutTypes: string[]
}

/** A chart drawn earlier; charts without one are drawn while the page is built. */
export type PreparedChart = { id: string; svg: string; alt: string; unitNote?: string | null }

export type Contact = { name: string; role?: string; email?: string; phone?: string }

export type DocumentJob = {
  content: DocumentContent
  charts?: PreparedChart[]
  /** As resolved; `logos` hold asset ids here. */
  branding: Branding
  template: Design
  /** Logo and cover files, shown by the ids that `branding.logos` and `cover` name. */
  assets: Asset[]
  cover?: { asset: string; attribution: string | null } | null
  /** BCP 47, such as `en-US`. */
  locale: string
  pageSize: 'letter' | 'a4'
  meta: { generatedAt: string; timeZone: string; notice?: string | null; contacts?: Contact[] }
}

export type RenderedDocument = { html: string; warnings: string[] }
