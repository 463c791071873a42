import { writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { resolveBranding } from '@/src/domain/content/branding/resolve'
import { documentContentSchema } from '@/src/domain/content/document'
import { env } from '@/src/env'
import { sampleContent, shippedCodes, shippedDesign } from './document/designs'
import { renderDocument } from './document/render'
import type { Design } from './document/types'
import { closeRenderer, renderPagePictures, renderPdf } from './pdf'

const colours: Record<string, string> = { EXEC_01: '#14532D', MINIMAL_02: '#1F2937', MODERN_03: '#9F1239', CORP_04: '#1E3A5F', BOLD_05: '#6D28D9' }
const meta = { generatedAt: '2026-01-15T09:00:00Z', timeZone: 'UTC' }

/** Draws a shipped design's sample content, as the sample PDF and the gallery picture that the product shows of it. */
const preview = async (code: string): Promise<void> => {
  const content = documentContentSchema.parse(sampleContent())
  const branding = resolveBranding({ companyName: 'Sample client' }, { colorAccent1: colours[code] ?? '#1E3A5F' }, 2026)
  const { html } = await renderDocument({ content, branding, template: shippedDesign(code) as unknown as Design, assets: [], locale: 'en-US', pageSize: 'letter', meta })
  const { pdf } = await renderPdf({ html, assets: [] })
  const [cover, inside] = await renderPagePictures(pdf, { width: 400, pages: [1, 4] })
  const folder = path.join(env.root, 'templates/documents', code)
  writeFileSync(path.join(folder, 'sample.pdf'), pdf)
  for (const [name, picture] of [['cover.png', cover], ['page.png', inside]] as const) writeFileSync(path.join(folder, name), await sharp(picture).png({ palette: true }).toBuffer())
}

for (const code of shippedCodes()) await preview(code)
closeRenderer()
process.exit()
