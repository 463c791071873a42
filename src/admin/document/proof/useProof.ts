'use client'

import { useCallback, useEffect, useState } from 'react'
import { call } from '../../api'
import type { Claim, Proof, Source } from './types'

export type Proving = { proof: Proof | null; error: unknown; again: () => void; replace: (claim: Claim) => void }

type Page<T> = { docs: T[]; hasNextPage?: boolean }

const claimFields = ['kind', 'place', 'position', 'text', 'figures', 'evidence', 'passage', 'start', 'end', 'status', 'waiveReason', 'waivedAt']
const sourceFields = ['ref', 'kind', 'source', 'url', 'title', 'publisher', 'domain', 'score', 'publishedAt', 'accessedAt']
const select = (fields: string[]) => fields.map((name) => `select[${name}]=true`).join('&')

const readAll = async <T>(path: string, signal: AbortSignal): Promise<T[]> => {
  const rows: T[] = []
  for (let page = 1; page <= 50; page += 1) {
    const { docs, hasNextPage } = await call<Page<T>>(`${path}&limit=100&page=${page}&depth=0`, { signal })
    rows.push(...docs)
    if (!hasNextPage) break
  }
  return rows
}

/** Claims in reading order and the sources they rest on, read once per version of the document. */
export const useProof = (document: string, version: string | null): Proving => {
  const [proof, setProof] = useState<Proof | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    const aborter = new AbortController()
    const of = `where[document][equals]=${document}`
    setError(null)
    Promise.all([
      readAll<Claim>(`/claims?${of}&sort=position&${select(claimFields)}`, aborter.signal),
      readAll<Source>(`/evidence?${of}&sort=-score&${select(sourceFields)}`, aborter.signal),
    ])
      .then(([claims, sources]) => setProof({ claims: claims.map((claim) => ({ ...claim, figures: claim.figures ?? [] })), sources }))
      .catch((thrown: unknown) => aborter.signal.aborted || setError(thrown))
    return () => aborter.abort()
  }, [document, version, asked])
  const replace = useCallback((changed: Claim) => setProof((before) => before && { ...before, claims: before.claims.map((claim) => (claim.id === changed.id ? changed : claim)) }), [])
  return { proof, error, again: () => setAsked((before) => before + 1), replace }
}
