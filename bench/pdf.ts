import { resolveBranding } from '@/src/domain/content/branding/resolve'
import { documentContentSchema, type DocumentContent } from '@/src/domain/content/document'
import { sampleContent, shippedCodes, shippedDesign } from '@/src/render/document/designs'
import { renderDocument } from '@/src/render/document/render'
import type { Design } from '@/src/render/document/types'
import { closeTemplates } from '@/src/render/liquid/liquid'
import { closeRenderer, renderPdf } from '@/src/render/pdf'
import { load } from './machine'

/**
 * How long a document of about 15 pages takes from its content to its PDF in a warm process: charts and template, layout,
 * writing. Run: `npx tsx bench/pdf.ts [rounds]`. On a busy machine the times grow with the load, which is printed.
 */
const rounds = Number(process.argv[2] ?? 8)
const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const longer = (content: DocumentContent, sections: number): DocumentContent => {
  const twice = [...content.sections, ...content.sections].slice(0, sections)
  return { ...content, sections: twice.map((section, at) => ({ ...section, number: at + 1 })) }
}

const once = async (content: DocumentContent, code: string) => {
  const began = performance.now()
  const { html } = await renderDocument({
    content,
    branding: resolveBranding({ companyName: 'Northwind' }, { colorAccent1: '#0f4c81', colorAccent3: '#e07a1f' }, 2026),
    template: shippedDesign(code) as unknown as Design,
    assets: [],
    locale: 'en-US',
    pageSize: 'letter',
    meta: { generatedAt: '2026-04-20T09:00:00Z', timeZone: 'UTC' },
  })
  const filled = performance.now()
  const { pageCount, pdf, timings } = await renderPdf({ html, assets: [] })
  return { pageCount, bytes: pdf.byteLength, template: filled - began, ...timings, total: performance.now() - began }
}

const content = longer(documentContentSchema.parse(sampleContent()), 9)
console.log(`load before ${load}`)
for (const code of shippedCodes()) {
  const warm = await once(content, code)
  const results: (typeof warm)[] = []
  for (let round = 0; round < rounds; round += 1) results.push(await once(content, code))
  const of = (pick: (result: typeof warm) => number) => `${Math.round(middle(results.map(pick)))} ms`
  console.log(`${code}: ${warm.pageCount} pages, ${Math.round(warm.bytes / 1024)} kB; template and charts ${of((r) => r.template)}, layout ${of((r) => r.layoutMs)}, writing ${of((r) => r.writeMs)}, together ${of((r) => r.total)}; processor time of the drawing ${of((r) => r.processorMs)}`)
}
closeRenderer()
await closeTemplates()
