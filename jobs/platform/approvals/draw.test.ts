import { afterAll, beforeAll, expect, it } from 'vitest'
import { startStage, type Stage } from '@/src/domain/social/testing/stage'

let s: Stage
let looking: NodeJS.Timeout

beforeAll(async () => {
  s = await startStage()
  const [{ registerJobs }, { deliverer }] = [await import('../../index'), await import('@/src/engine/effects')]
  registerJobs()
  const effects = deliverer(s.app.payload, 'tests')
  looking = setInterval(() => void effects.look(), 200)
})
afterAll(async () => {
  clearInterval(looking)
  const { closeRenderer } = await import('@/src/render/pdf')
  closeRenderer()
  await s.app.close()
})

const move = (by: Stage['member'], id: string, path: string, body: object) => by<Record<string, unknown>>('POST', `/api/posts/${id}/${path}`, body)
it('what a client is asked about is drawn from what was kept, and a proof sheet tells the whole story', async () => {
  const { id, version } = await s.draft({ caption: 'We open on Monday.\nCome by! 🎉' })
  await move(s.member, id, 'submit', { version })
  await move(s.customer, id, 'request-changes', { version, text: 'Say the street.' })
  const edited = await s.member<{ doc: { version: number } }>('PATCH', `/api/posts/${id}`, { version, caption: 'We open on Tuesday at Quay Street.\nCome by! 🎉' })
  const second = edited.body.doc.version
  await s.member('POST', `/api/posts/${id}/thread`, { body: 'They always want the street.', internal: true })
  await move(s.member, id, 'resubmit', { version: second })
  await move(s.customer, id, 'approve', { version: second, comment: 'Now it is right.' })

  const { body: versions } = await s.customer<{ versions: { version: number }[]; diff: { changes: { field: string; parts: { kind: string; text: string }[] }[] }[] }>('GET', `/api/posts/${id}/versions`)
  expect(versions.versions.map((one) => one.version)).toEqual([version, second])
  expect(versions.diff[0]?.changes[0]?.parts.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['Monday', 'Tuesday at Quay Street'])

  await expect.poll(async () => (await s.sql(`select id from approvals where subject_id = $1 and picture_id is null`, id)).length, { timeout: 60_000 }).toBe(0)
  const [{ url }] = (await s.sql<{ url: string }>(`select '/api/files/file/' || f.filename as url from approvals a join files f on f.id = a.picture_id where a.subject_id = $1 order by a.round`, id)) as [{ url: string }]
  const drawn = await s.customer('GET', url)
  expect([drawn.status, drawn.headers.get('content-type'), (await s.stranger('GET', url)).status]).toEqual([200, 'image/png', 404])

  const sheet = await s.customer<{ text: string }>('GET', `/api/posts/${id}/proof-sheet`)
  expect([sheet.status, sheet.headers.get('content-type'), sheet.body.text?.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-'])
  const [file] = await s.sql<{ id: string }>(`select id from files where purpose = 'approval' and mime_type = 'application/pdf'`)
  const { readStoredFile } = await import('@/src/domain/platform/files')
  const pdf = new Uint8Array((await readStoredFile(s.app.payload, file!.id)).bytes)
  const { readPdf } = await import('@/src/domain/content/reading/pdf/read')
  const { text } = await readPdf(pdf.slice())
  for (const words of ['Proof of approval', 'The quay opens', 'Approved', 'Say the street.', 'Now it is right.', 'Tuesday at Quay Street', 'Signed in']) expect(text).toContain(words)
  expect(text).not.toContain('They always want')
}, 180_000)

it('a document is drawn by its first page', async () => {
  const { renderPdf } = await import('@/src/render/pdf')
  const { storeFile } = await import('@/src/domain/platform/files')
  const { buildDocument } = await import('@/src/testing/build')
  const { pdf } = await renderPdf({ html: '<!doctype html><html lang="en"><head><title>Report</title></head><body><h1>The report</h1></body></html>', assets: [] })
  const file = await storeFile(s.app.payload, { agency: s.agency, client: s.client, purpose: 'document', bytes: pdf, mimeType: 'application/pdf', fileName: 'report.pdf' })
  const { id } = await buildDocument(s.app.payload, { client: s.client, pdf: file })
  await s.sql('update clients set require_client_review = true where id = $1', s.client)
  expect((await s.member('POST', `/api/documents/${id}/request-review`, {})).status).toBe(200)
  await expect.poll(async () => s.sql(`select f.mime_type as kind, f.width::int > 0 as drawn from approvals a join files f on f.id = a.picture_id where a.subject_id = $1`, id), { timeout: 60_000 }).toEqual([{ kind: 'image/png', drawn: true }])
}, 120_000)
