import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { PayloadRequest } from 'payload'
import { document } from '@/src/domain/content/document.workflow'
import { requestReview } from '@/src/domain/content/review/request'
import { documentContentSchema } from '@/src/domain/content/document'
import { wishesOf } from '@/src/domain/platform/approvals'
import { storeFile } from '@/src/domain/platform/files'
import { sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { transition } from '@/src/engine/workflow'
import { env } from '@/src/env'
import { sampleContent } from '@/src/render/document/designs'
import { personReq } from './people'
import type { Cast } from './posts'

const design = 'EXEC_01'

/** A finished document with the sample that ships with a design, which the client has been asked to review, where it reviews documents. */
export const seedReview = async (req: PayloadRequest, { agency, client, staff }: Cast): Promise<void> => {
  const content = documentContentSchema.parse(sampleContent())
  const [template] = await sqlOf(req).query<{ id: string; version: number | null }>('select id, version::int as version from templates where code = $1', [design])
  const { id } = await asSystem(req, 'seed').create('documents', { agency, client, title: content.title, topic: 'How a good start keeps customers', template: template?.id, createdBy: staff, sandbox: true } as never)
  const bytes = readFileSync(path.join(env.root, 'templates/documents', design, 'sample.pdf'))
  const pdf = await storeFile(req, { agency, client, purpose: 'document', bytes, mimeType: 'application/pdf', fileName: 'how-a-good-start-keeps-customers.pdf' })
  const changes = {
    subtitle: content.subtitle, slug: 'how-a-good-start-keeps-customers', content, pdf, pdfFileSizeBytes: bytes.length, pdfPageCount: pages(bytes), wordCount: content.metadata.wordCount, coverImageSource: 'none',
    templateVersion: template?.version ?? 1, generationCompletedAt: new Date().toISOString(),
  }
  await transition(req, document, 'start', { id: String(id) })
  await transition(req, document, 'complete', { id: String(id), changes })
  // A demo from before reviews has a client that was never switched to them.
  if (!(await wishesOf(req, client)).requireClientReview) return
  await requestReview(await personReq(req, staff), String(id), 'Chapter three is the one to look at: does it sound like you?')
}

const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
