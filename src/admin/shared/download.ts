'use client'

import { CallFailed } from '../api'

/** Saves what the API answers as a file, named as it says. Answers its headers, or 'later' when it is still to be made; throws CallFailed for a refusal. */
export const download = async (path: string, usualName: string): Promise<Headers | 'later'> => {
  const response = await fetch(`/api${path}`, { credentials: 'include' })
  if (!response.ok) {
    const told = (await response.json().catch(() => null)) as { errors?: { message?: string }[]; requestId?: string } | null
    throw new CallFailed(told?.errors?.[0]?.message ?? `The server answered ${response.status}.`, response.status, null, told?.requestId ?? null)
  }
  if (response.status === 202) return 'later'
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? usualName
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  return response.headers
}
