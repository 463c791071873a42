import { slugOf } from '@/src/domain/content/text/slug'
import { storeFile } from '@/src/domain/platform/files'
import { renderPdf } from '@/src/render/pdf'
import { assetsOf } from './assets'
import { begin } from './begin'
import { pdfSchema, step } from './outputs'

/** Draws the page as a PDF and stores it. A missing file or a complaint of the renderer is GEN_004. */
export const pdfRendering = step({
  label: 'Rendering PDF',
  weight: 2,
  needs: ['cover_image', 'chart_generation', 'template_application'],
  output: pdfSchema,
  run: async (context) => {
    const { run, payload, outputs } = context
    await begin(payload, run)
    const { assets } = await assetsOf(context, outputs.cover_image.file)
    const { pdf, pageCount, overflow, warnings, timings } = await renderPdf({ html: outputs.template_application.html, assets })
    const name = slugOf(outputs.chart_generation.content.title, 120) || 'document'
    const file = await storeFile(payload, {
      agency: run.agency ?? '', client: run.client, purpose: 'document', bytes: pdf, mimeType: 'application/pdf', fileName: `${name}.pdf`,
    })
    context.metadata({ pages: pageCount, bytes: pdf.byteLength, ...timings })
    const path = `documents/${run.agency}/${run.client}/${run.input.documentId}.pdf`
    return { file, path, sizeBytes: pdf.byteLength, pageCount, overflow, warnings: warnings.map((message) => ({ code: 'RENDER_WARNING', message })) }
  },
})
