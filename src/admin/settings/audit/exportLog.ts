'use client'

import { toast } from '@payloadcms/ui'
import { CallFailed } from '../../api'

/** Saves the filtered log as a file and says so when it holds only the newest part. Throws CallFailed for a refusal. */
export const exportLog = async (query: string): Promise<void> => {
  const response = await fetch(`/api/agencies/me/audit?${query}`, { credentials: 'include' })
  if (!response.ok) {
    const told = (await response.json().catch(() => null)) as { errors?: { message?: string }[]; requestId?: string } | null
    throw new CallFailed(told?.errors?.[0]?.message ?? `The server answered ${response.status}.`, response.status, null, told?.requestId ?? null)
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'audit.csv'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  if (response.headers.get('x-rows-left-off')) toast.warning('The file holds the newest 50,000 rows. Narrow the dates to get the rest.')
}
