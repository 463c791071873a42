'use client'

import { useAuth } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import { useMemo } from 'react'
import { readerOf } from '../format/reader'
import { Time } from '../shared/Time'
import { Unread } from './Unread'

/** When a notification was read, or that it was not. */
export const ReadCell = ({ cellData }: DefaultCellComponentProps) => {
  const { user } = useAuth()
  const reader = useMemo(() => readerOf(user), [user])
  return typeof cellData === 'string' && cellData ? <Time at={cellData} reader={reader} /> : <Unread />
}
