import { Download } from 'lucide-react'
import { cache } from 'react'
import { approvalOf } from '@/src/domain/platform/approvals'
import { showThread } from '@/src/domain/platform/messages/threads/thread'
import { as } from '@/src/engine/doors'
import { isUuid } from '@/src/engine/ids'
import { Head } from '../frame/Head'
import type { Inside } from '../here'
import { StateBadge } from '../item/StateBadge'
import { planned, When } from '../item/When'
import { Decide } from '../postPage/Decide'
import type { Line } from '../thread/line'
import { Talk } from '../thread/Talk'
import { buttonLook } from '../ui/Button'
import { Card, Panel } from '../ui/Card'
import { Notice } from '../states/states'
import { PdfPages } from './PdfPages'

type Row = { id: string; title: string; subtitle?: string | null; status: string; reviewStatus?: string | null; pdf?: unknown; pdfPageCount?: number | null; version?: number | null; createdAt: string }

/** The row of a document that is there to be read, read once a request; null for any other. */
export const documentRow = cache(async ({ req }: Inside, id: string): Promise<Row | null> => {
  const row = isUuid(id) ? (await as(req).find('documents', { where: { id: { equals: id } }, limit: 1, pagination: false })).docs[0] : null
  return row && ['ready', 'distributed', 'expired'].includes(String(row.status)) ? (row as unknown as Row) : null
})

/** One document: its pages, to read, to download and, where it is asked for, to decide on. */
export const DocumentPage = async ({ inside, id }: { inside: Inside; id: string }) => {
  const { req, reader, person } = inside
  const row = await documentRow(inside, id)
  if (!row) return null
  const review = row.reviewStatus ?? 'none'
  const approval = review === 'none' ? null : await approvalOf(req, { slug: 'documents', id })
  const thread = (await showThread(req, { slug: 'documents', id }, { limit: 50 })).body
  const waits = review === 'requested' && (approval?.missing.some((one) => one.id === person.id) ?? false)
  const asked = approval?.approvers.findLast(({ decision }) => decision === 'request_changes')?.note
  const pdf = `/api/documents/${id}/pdf`
  return (
    <>
      <Head
        action={<div className="flex flex-wrap items-center gap-2">{review !== 'none' && <StateBadge state={review} />}{row.pdf ? <a className={buttonLook({ kind: waits ? 'plain' : 'main' })} download href={pdf}><Download aria-hidden="true" size={16} /> Download</a> : null}</div>}
        back={{ href: '/documents', label: 'Documents' }} lead={[row.subtitle, row.pdfPageCount && `${row.pdfPageCount} pages`, planned(row.createdAt, reader)].filter(Boolean).join(' · ')} title={row.title}
      />
      {review === 'approved' && approval?.closedAt && <div className="mb-4"><Notice tone="good">Approved <When at={approval.closedAt} reader={reader} />.</Notice></div>}
      {review === 'changes_requested' && <div className="mb-4"><Notice tone="warn"><p className="font-medium">Changes were asked for. A new version follows.</p>{asked && <blockquote className="written mt-2 border-l-2 border-current pl-3">{asked}</blockquote>}</Notice></div>}
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)] lg:items-start">
        <Card className="max-lg:border-0 max-lg:bg-transparent max-lg:shadow-none">
          <div className="lg:p-6">{row.pdf ? <PdfPages pages={row.pdfPageCount} title={row.title} url={pdf} /> : <Notice tone="neutral">{row.status === 'expired' ? 'The file of this document was kept for its time and is gone now. Ask for it to be made again.' : 'There is no file of this document yet.'}</Notice>}</div>
          {waits && <Decide allowed={['approve', 'request-changes']} id={id} title={row.title} type="document" version={Number(row.version ?? 1)} />}
        </Card>
        <div className={waits ? 'max-lg:pb-20' : ''}>
          <Panel id="thread" title="Comments">
            <Talk empty={<p className="text-sm text-quiet">Nothing was said yet.</p>} first={{ lines: JSON.parse(JSON.stringify(thread.messages)) as Line[], hasMore: thread.hasMore }} label="Write a comment" place={{ read: `/documents/${id}/thread`, write: `/documents/${id}/thread`, mark: `/documents/${id}/thread/read`, conversation: `document:${id}` }} reader={reader} />
          </Panel>
        </div>
      </div>
    </>
  )
}
