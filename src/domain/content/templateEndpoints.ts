import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Endpoint } from 'payload'
import { z } from 'zod'
import { readStoredFile } from '@/src/domain/platform/files'
import { as } from '@/src/engine/doors'
import { defineEndpoint } from '@/src/engine/endpoint'
import { idOf } from '@/src/engine/idOf'
import { agencyStaff as staff } from '@/src/engine/tenancy/who'
import { env } from '@/src/env'
import { fail } from '@/src/errors'
import { previewTemplate } from './templatePreview'

type Sample = { name: string; mimeType: string; stored?: 'previewImage' | 'previewPdf' }

const samples: Record<string, Sample> = {
  cover: { name: 'cover.png', mimeType: 'image/png', stored: 'previewImage' },
  page: { name: 'page.png', mimeType: 'image/png' },
  pdf: { name: 'sample.pdf', mimeType: 'application/pdf', stored: 'previewPdf' },
}

/** Mounted under `/api/templates`: a design's sample as `cover`, `page` or `pdf`: what is stored with it, else what ships with the product. */
export const templateEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post', path: '/:id/preview', auth: 'person', who: staff, body: z.strictObject({ client: z.uuid().optional() }),
    handler: ({ req, params, body }) => previewTemplate(req, params.id ?? '', body.client),
  }),
  defineEndpoint({
    method: 'get',
    path: '/:id/preview/:kind',
    auth: 'person',
    who: staff,
    handler: async ({ req, params }) => {
      const sample = samples[params.kind ?? '']
      const template = await as(req).findByID('templates', params.id ?? '', { code: true, previewImage: true, previewPdf: true })
      if (!sample) throw fail('FILE_004')
      const stored = sample.stored ? idOf(template[sample.stored]) : null
      const { bytes, mimeType } = stored ? await readStoredFile(req.payload, stored) : await shipped(template.code, sample)
      return new Response(bytes as BodyInit, { headers: { 'content-type': mimeType, 'cache-control': 'private, max-age=3600' } })
    },
  }),
]

const shipped = async (code: string, { name, mimeType }: Sample) => {
  const bytes = await readFile(path.join(env.root, 'templates/documents', path.basename(code), name)).catch(() => null)
  if (!bytes) throw fail('FILE_004')
  return { bytes, mimeType }
}
