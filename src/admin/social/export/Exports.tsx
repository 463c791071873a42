'use client'

import { useCallback, useEffect, useState } from 'react'
import { call } from '../../api'
import type { Reader } from '../../format/reader'
import { useNews } from '../../live/useNews'
import type { ClientChoice } from '../composer/values'
import { AskForm } from './AskForm'
import { ExportList } from './ExportList'
import { Presets } from './Presets'
import type { ExportRow, Preset } from './types'

type Props = { clients: readonly ClientChoice[]; initial: readonly ExportRow[]; presets: readonly Preset[]; reader: Reader }

const everyMs = 3_000

/** The page of exports; what is being made is looked at again every few seconds, and when news come. */
export const Exports = ({ clients, initial, presets: kept, reader }: Props) => {
  const [rows, setRows] = useState(initial)
  const [presets, setPresets] = useState(kept)
  const again = useCallback(async () => setRows((await call<{ docs: ExportRow[] }>('/exports?limit=50&depth=0&sort=-createdAt')).docs), [])
  const readPresets = useCallback(async () => setPresets((await call<{ docs: Preset[] }>('/export-presets?limit=100&depth=0&sort=name')).docs), [])
  const isOpen = rows.some(({ status }) => status === 'queued' || status === 'running')
  useEffect(() => {
    if (!isOpen) return
    const timer = setInterval(() => document.visibilityState === 'visible' && void again().catch(() => undefined), everyMs)
    return () => clearInterval(timer)
  }, [again, isOpen])
  useNews(useCallback(({ event }) => void (event === 'notification.created' && again().catch(() => undefined)), [again]))
  return (
    <>
      <AskForm clients={clients} onAsked={() => void again()} presets={presets} />
      <ExportList reader={reader} rows={rows} />
      <Presets onChanged={readPresets} presets={presets} />
    </>
  )
}
