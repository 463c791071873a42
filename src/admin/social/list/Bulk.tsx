'use client'

import { Button, toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { call, sentenceOf } from '../../api'
import { Dialog } from '../../form/Dialog'
import { Entry } from '../../form/Entry'
import { linkFault, isPlatform } from '@/src/domain/social/rules'
import type { PostRow } from './useList'
import styles from './list.module.css'

type Result = { ok: number; failed: number; results: { id: string; ok: boolean; code?: string; message?: string }[] }
type Props = { posts: readonly PostRow[]; onClear: () => void; onDone: () => Promise<void> }

const slug = 'posts-mark-posted'

/** What can be done with several posts at once; each row stands for itself, and what failed says why. */
export const Bulk = ({ posts, onClear, onDone }: Props) => {
  const { openModal, closeModal } = useModal()
  const [links, setLinks] = useState<Record<string, string>>({})
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const approved = posts.filter(({ status }) => status === 'approved')
  const drafts = posts.filter(({ status }) => status === 'draft' || status === 'changes_requested')
  const run = async (path: string, body: object, of: readonly PostRow[]): Promise<boolean> => {
    setBusy(true)
    try {
      const { ok, results } = await call<Result>(path, { method: 'POST', body })
      const failed = results.filter((result) => !result.ok)
      setFaults(Object.fromEntries(failed.map(({ id, message, code }) => [id, message ?? code ?? 'Refused'])))
      if (ok) toast.success(`${ok} of ${of.length} done.`)
      for (const { id, message, code } of failed) toast.error(`“${of.find((post) => post.id === id)?.title}”: ${message ?? code}`)
      await onDone()
      return !failed.length
    } catch (error) {
      toast.error(sentenceOf(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  const act = (action: string, of: readonly PostRow[]) => run('/posts/bulk', { action, ids: of.map(({ id }) => id) }, of).then((isFine) => isFine && onClear())
  const mark = async () => {
    const items = approved.filter(({ id }) => links[id]?.trim()).map(({ id }) => ({ id, postUrl: links[id]!.trim() }))
    if (!(await run('/posts/bulk/mark-posted', { items }, approved))) return
    closeModal(slug)
    onClear()
  }
  const faultOf = ({ id, platform }: PostRow) => faults[id] ?? (links[id]?.trim() && isPlatform(platform) ? linkFault(platform, links[id])?.message : undefined)
  return (
    <div aria-label="Chosen posts" className={styles.bulk} role="group">
      <strong>{posts.length} chosen</strong>
      {drafts.length > 0 && <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void act('submit', drafts)} size="small">Submit {drafts.length}</Button>}
      {approved.length > 0 && <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => openModal(slug)} size="small">Mark {approved.length} as posted</Button>}
      <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void act('archive', posts)} size="small">Archive {posts.length}</Button>
      <Button buttonStyle="tab" margin={false} onClick={onClear} size="small">Choose none</Button>
      <Dialog busy={busy} confirm="Mark as posted" isDisabled={!approved.some(({ id }) => links[id]?.trim()) || approved.some((post) => links[post.id]?.trim() && faultOf(post) && !faults[post.id])} onClose={() => closeModal(slug)} onConfirm={() => void mark()} slug={slug} title="Mark as posted" wide>
        <p>Paste the link of each post. Rows without a link stay as they are.</p>
        {approved.map((post) => <Entry fault={faultOf(post)} id={`link-${post.id}`} key={post.id} label={post.title} onChange={(url) => { setLinks((before) => ({ ...before, [post.id]: url })); setFaults(({ [post.id]: _, ...rest }) => rest) }} placeholder="https://" type="url" value={links[post.id] ?? ''} />)}
      </Dialog>
    </div>
  )
}
