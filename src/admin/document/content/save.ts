'use client'

import type { DocumentContent } from '@/src/domain/content/document'
import { call } from '../../api'

type Patch = Partial<DocumentContent>

/** The text as it is kept; the answer may carry it bare or under `content`. */
export const readContent = async (document: string, signal: AbortSignal): Promise<DocumentContent> => {
  const answer = await call<DocumentContent | { content: DocumentContent }>(`/documents/${document}/content`, { signal })
  return 'content' in answer ? answer.content : answer
}

/** What differs, as a merge patch; lists go whole, and empty paragraphs are left out. */
export const patchOf = (saved: DocumentContent, content: DocumentContent): Patch => {
  const names = ['title', 'subtitle', 'summary'] as const
  const texts = Object.fromEntries(names.filter((name) => saved[name] !== content[name]).map((name) => [name, content[name]]))
  const same = JSON.stringify(saved.sections) === JSON.stringify(content.sections)
  const sections = content.sections.map((section) => ({ ...section, paragraphs: section.paragraphs.filter((text) => text.trim()) }))
  return { ...texts, ...(!same && { sections }) }
}

/** Saves the patch on the version that was read; a run follows. Throws CallFailed, 409 when somebody else was faster. */
export const saveContent = (document: string, version: number, patch: Patch): Promise<{ runId: string }> =>
  call(`/documents/${document}/content`, { method: 'PATCH', body: patch, headers: { 'if-match': `"${version}"` } })
