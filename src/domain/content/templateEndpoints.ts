import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Endpoint } from 'payload'
import { as } from '@/src/engine/doors'
import { defineEndpoint } from '@/src/engine/endpoint'
import { env } from '@/src/env'
import { fail } from '@/src/errors'

const files: Record<string, { name: string; type: string }> = {
  cover: { name: 'cover.png', type: 'image/png' },
  page: { name: 'page.png', type: 'image/png' },
  pdf: { name: 'sample.pdf', type: 'application/pdf' },
}

/** Mounted under `/api/templates`: the sample of a design that ships with the product, as `cover`, `page` or `pdf`, for whoever may use it. */
export const templateEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'get',
    path: '/:id/preview/:kind',
    auth: 'person',
    handler: async ({ req, params }) => {
      const file = files[params.kind ?? '']
      const { code } = await as(req).findByID('templates', params.id ?? '', { code: true })
      const bytes = file && (await readFile(path.join(env.root, 'templates/documents', path.basename(code), file.name)).catch(() => null))
      if (!file || !bytes) throw fail('FILE_004')
      return new Response(bytes as BodyInit, { headers: { 'content-type': file.type, 'cache-control': 'private, max-age=3600' } })
    },
  }),
]
