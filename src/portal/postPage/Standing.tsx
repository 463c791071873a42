import type { ReactNode } from 'react'
import type { ShownApproval } from '@/src/domain/platform/approvals'
import type { Reader } from '@/src/browser/format/reader'
import { planned, When } from '../item/When'
import { Notice } from '../states/states'

type Row = { status: string; scheduledAt?: string | null; postUrl?: string | null; postedAt?: string | null; rejectionReason?: string | null; overrideReason?: string | null; approvalMode?: string | null; changeRequest?: { text?: string | null } | null; autoPublish?: boolean | null }
type Props = { row: Row; approval: ShownApproval | null; reader: Reader; agent: string }

const plan = ({ scheduledAt, autoPublish }: Row, reader: Reader, agent: string): string =>
  !scheduledAt ? `${agent} will post it.` : autoPublish ? `It goes out on ${planned(scheduledAt, reader)}.` : `${agent} will post it on ${planned(scheduledAt, reader)}.`

const Quote = ({ children }: { children: string }) => <blockquote className="written mt-2 border-l-2 border-current pl-3" dir="auto">{children}</blockquote>

/** What holds of a post now, and who has to do something. */
export const Standing = ({ row, approval, reader, agent }: Props) => {
  const missing = approval?.missing.map(({ name }) => name) ?? []
  const said = approval?.approvers.filter(({ decision }) => decision === 'approve').map(({ name }) => name) ?? []
  const by = approval?.override
  const lines: Record<string, ReactNode> = {
    pending_approval: said.length > 0 && <Notice tone="neutral">{approval?.stalledAt ? `${said.join(', ')} said yes, and who else was asked decides no more. It waits for a confirmation by ${missing.join(' or ') || 'your agency'}.` : `${said.join(', ')} said yes. Still to decide: ${missing.join(', ')}.`}</Notice>,
    changes_requested: <Notice tone="warn"><p className="font-medium">{row.changeRequest?.text ? `Changes were asked for. ${agent} is working on it.` : `${agent} took it back to change it.`}</p>{row.changeRequest?.text && <Quote>{row.changeRequest.text}</Quote>}</Notice>,
    approved: <Notice tone="good"><p className="font-medium">Approved{approval?.closedAt && <>, <When at={approval.closedAt} reader={reader} /></>}. {plan(row, reader, agent)}</p></Notice>,
    rejected: <Notice tone="bad"><p className="font-medium">Rejected. Nothing of it goes out.</p>{row.rejectionReason && <Quote>{row.rejectionReason}</Quote>}</Notice>,
    posted: (
      <Notice action={row.postUrl && <a className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4" href={row.postUrl} rel="noreferrer" target="_blank">View post<span className="sr-only"> (opens in a new tab)</span></a>} tone="good"><p className="font-medium">Posted{row.postedAt && <> <When at={row.postedAt} reader={reader} /></>}.</p></Notice>
    ),
  }
  return (
    <>
      {lines[row.status]}
      {by && <div className="mt-3"><Notice tone="neutral"><p className="font-medium">{by.by} decided on your behalf, <When at={by.at} reader={reader} />.</p>{by.reason && <Quote>{by.reason}</Quote>}</Notice></div>}
    </>
  )
}
