import { SetStepNav } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { readerOf } from '../format/reader'
import { Empty } from '../shared/Empty'
import { DocumentPage } from './DocumentPage'
import { documentFactsOf } from './facts/read'
import type { Row } from './facts/row'
import styles from './document.module.css'

/** One page through the life of a document: under way, failed, ready. */
export const DocumentView = async ({ doc, initPageResult, searchParams }: DocumentViewServerProps) => {
  const { req, permissions } = initPageResult
  const admin = req.payload.config.routes.admin
  if (!doc?.id) return <div className={styles.page}><Empty title="This document does not exist">It may have been removed, or belong to somebody else.</Empty></div>
  const facts = await documentFactsOf(req, doc as Row, permissions)
  return (
    <>
      <SetStepNav nav={[{ label: 'Documents', url: '/collections/documents' }, { label: facts.title }]} />
      <DocumentPage admin={admin} facts={facts} reader={readerOf(req.user)} tab={String(searchParams?.tab ?? '')} />
    </>
  )
}
