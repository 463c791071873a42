import type { CollectionConfig } from 'payload'
import { keepQuota } from '@/hooks/platform/keepQuota'
import { nameFile } from '@/hooks/platform/nameFile'
import { withholdPictures } from '@/hooks/social/withholdPictures'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { publicPdfEndpoints } from '@/src/domain/content/view/publicPdf'
import { mustBeStored } from '@/src/domain/platform/files'
import { env } from '@/src/env'
import { bySystem, choice, flag, moment, text } from '../fields'
import { owned } from '../fields/owned'

export const purposes = ['document', 'cover', 'logo', 'upload', 'avatar', 'source', 'export', 'template', 'message', 'approval', 'post'] as const

/** Files come from people: what a browser could run as a page of ours is only ever downloaded. */
const withoutScripts = (headers: Headers): Headers => {
  if (/^(image\/(png|jpeg|webp)|application\/pdf)/.test(headers.get('content-type') ?? '')) return headers
  headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
  headers.set('Content-Disposition', 'attachment')
  return headers
}

/** Everything stored as bytes. Names on disk are random; the name a person gave is a field; reading goes through the access check. */
export const files: CollectionConfig = owned(
  {
    slug: 'files',
    admin: { useAsTitle: 'originalName', group: 'Clients', defaultColumns: ['originalName', 'purpose', 'mimeType', 'filesize', 'createdAt'], components: { edit: { Upload: '@/src/admin/file/FileUpload#FileUpload' } } },
    upload: {
      staticDir: env.mediaDir,
      crop: false,
      focalPoint: false,
      pasteURL: false,
      bulkUpload: false,
      displayPreview: true,
      // `nameFile` decides by content what is taken; web pages are, and leave as downloads that run nothing.
      allowRestrictedFileTypes: true,
      handlers: [(req, { params }) => mustBeStored(req.payload, params.filename)],
      modifyResponseHeaders: ({ headers }) => withoutScripts(headers),
    },
    fields: [
      text('originalName', 255, { admin: { readOnly: true } }),
      choice('purpose', purposes, { defaultValue: 'upload', required: true }),
      // Not the system's alone: `nameFile` writes it into what a person sends, over whatever stands there.
      text('sha256', 64, { access: { update: () => false }, admin: { hidden: true } }),
      bySystem(flag('isPublic', false, { admin: { hidden: true } })),
      bySystem(moment('expiresAt', { admin: { hidden: true } })),
      // Set once it hangs on a note among staff or a conversation: then it is read through that, and a client's people see it nowhere else.
      bySystem(moment('privateAt', { admin: { hidden: true } })),
    ],
    endpoints: publicPdfEndpoints,
    hooks: { beforeOperation: [nameFile], beforeChange: [keepQuota, withholdPictures], afterChange: [recordChange], afterDelete: [recordDelete] },
  },
  'optional',
  false,
)
