import type { Payload } from 'payload'
import type { Branding } from '@/src/domain/content/branding/resolve'
import { documentContentSchema } from '@/src/domain/content/document'
import { previewRequest } from '@/src/domain/content/templatePreview'
import { readStoredFile, storeFile } from '@/src/domain/platform/files'
import { systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { defineEffect } from '@/src/engine/effects'
import { GiveUp } from '@/src/engine/pipeline'
import { isRefusal } from '@/src/errors'
import type { Asset } from '@/src/render/assets'
import { sampleContent } from '@/src/render/document/designs'
import { renderDocument } from '@/src/render/document/render'
import type { Design } from '@/src/render/document/types'
import { renderPdf } from '@/src/render/pdf'

type Logos = Branding['logos']
const slots = ['horizontal', 'vertical', 'round'] as const

/** The logos as assets; one whose file is gone leaves its place empty. */
const logosOf = async (payload: Payload, given: Logos): Promise<{ assets: Asset[]; logos: Logos }> => {
  const assets = await Promise.all(slots.map(async (slot): Promise<Asset | null> => {
    const file = given[slot]
    const stored = file ? await readStoredFile(payload, file).catch((error: unknown) => (isRefusal(error, 'FILE_004') ? null : Promise.reject(error as Error))) : null
    return stored && { id: `logo-${slot}`, mimeType: stored.mimeType, bytes: stored.bytes }
  }))
  const there = assets.filter((asset): asset is Asset => asset !== null)
  const shown = (slot: string): string | null => there.find(({ id }) => id === `logo-${slot}`)?.id ?? null
  return { assets: there, logos: { horizontal: shown('horizontal'), vertical: shown('vertical'), round: shown('round') } }
}

const draw = async (payload: Payload, given: unknown): Promise<string> => {
  const { template: id, agency, client, branding: brand, pageSize, locale, timeZone } = previewRequest.parse(given)
  const template = (await asSystem(await systemRequest(payload, 'template-preview'), 'template-preview').findByID('templates', id)) as unknown as Design & { sampleContent?: unknown }
  const own = documentContentSchema.safeParse(template.sampleContent)
  const content = own.success ? own.data : documentContentSchema.parse(sampleContent())
  const { assets, logos } = await logosOf(payload, brand.logos as Logos)
  const meta = { generatedAt: new Date().toISOString(), timeZone, notice: 'Sample content.' }
  const { html } = await renderDocument({ content, branding: { ...(brand as Branding), logos }, template, assets, locale: locale === 'en' ? 'en-US' : locale, pageSize, meta })
  const { pdf } = await renderPdf({ html, assets })
  return storeFile(payload, { agency, client, purpose: 'template', bytes: pdf, mimeType: 'application/pdf', fileName: `${template.code}.pdf` })
}

defineEffect('template-preview', {
  concurrency: 1,
  perform: async ({ request }, { payload }) => {
    try {
      return { response: { file: await draw(payload, request) } }
    } catch (error) {
      throw isRefusal(error) ? new GiveUp(error.code, error.message) : error
    }
  },
})
