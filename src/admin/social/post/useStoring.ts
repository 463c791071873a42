'use client'

import { toast } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState, type SetStateAction } from 'react'
import { sentenceOf } from '../../api'
import { forget } from '../composer/keep'
import { asFailed, updatePost } from '../composer/save'
import type { Account, Values } from '../composer/values'
import type { PostFacts } from './facts'

/** Milliseconds after the last change until it is stored by itself. */
const pause = 10_000

/** The account that was chosen in the form, else the one the post has. */
export const accountOf = (facts: PostFacts, values: Values): Account | null => facts.accounts.find(({ id }) => values.accounts.includes(id)) ?? facts.account

type Send = (next: Values, over: number) => Promise<number | null>

/** One after the other: what is sent while an earlier one is under way goes over that one, which else counted as somebody else's. */
const useInTurn = (send: Send): Send => {
  const underWay = useRef<Promise<number | null> | null>(null)
  return useCallback((next, over) => {
    const earlier = underWay.current
    const mine = (earlier ? earlier.then((own) => send(next, Math.max(own ?? 0, over))) : send(next, over)).finally(() => {
      if (underWay.current === mine) underWay.current = null
    })
    underWay.current = mine
    return mine
  }, [send])
}

/**
 * What is typed into a post and how it reaches the server: by itself a while after the last change, over the version that was
 * read, and again as often as the server cannot be reached. `isOld` says that somebody else stored another version meanwhile; nothing is
 * stored until that is settled.
 */
export const useStoring = (facts: PostFacts) => {
  const [values, set] = useState(facts.values)
  const [version, setVersion] = useState(facts.version)
  const [isDirty, setDirty] = useState(false)
  const [storedAt, setStoredAt] = useState<number | null>(null)
  const [isOld, setOld] = useState(false)
  const [unreached, setUnreached] = useState(0)
  const latest = useRef(values)
  // Newer facts replace what nobody has touched; what is typed keeps the version it was typed over, so that storing it tells.
  if (!isDirty && facts.version > version) {
    set(facts.values)
    setVersion(facts.version)
  }
  useEffect(() => {
    latest.current = values
  }, [values])
  const setValues = (next: SetStateAction<Values>) => {
    setDirty(true)
    set(next)
  }
  const bringBack = (words: Values, over: number | null) => {
    setValues(words)
    if (over) setVersion(over)
  }
  const send = useCallback(async (next: Values, over: number) => {
    const account = accountOf(facts, next)
    if (!account) return null
    try {
      const saved = await updatePost(facts.id, over, next, account)
      setVersion(saved.version)
      setStoredAt(Date.now())
      setUnreached(0)
      if (latest.current !== next) return saved.version
      setDirty(false)
      forget(facts.id)
      return saved.version
    } catch (error) {
      const failed = asFailed(error)
      if (failed.reason === 'STALE_VERSION') setOld(true)
      else if (failed.status === 0) setUnreached((times) => times + 1)
      else toast.error(sentenceOf(failed))
      return null
    }
  }, [facts])
  const store = useInTurn(send)
  const isReady = isDirty && !isOld && Boolean(values.title.trim()) && values.images.every(({ state }) => state === 'stored')
  useEffect(() => {
    if (!isReady) return
    const timer = setTimeout(() => void store(values, version), pause)
    return () => clearTimeout(timer)
  }, [isReady, store, values, version, unreached])
  return { values, setValues, bringBack, isDirty, storedAt, isUnreached: unreached > 0, isOld, setOld, store, isReady, version }
}
