'use client'

import type { ReactNode } from 'react'
import { Failure } from '../../shared/Failure'
import { Skeleton } from '../../shared/Skeleton'
import type { Answer } from './useAnswer'

type Props<T> = { answer: Answer<T>; rows?: number; children: (data: T) => ReactNode }

/** An answer once it is there; before that lines in its place, and for a failure its sentence with a way to try again. */
export const Answered = <T,>({ answer: { data, error, isLoading, reload }, rows, children }: Props<T>) => {
  if (data) return <div aria-busy={isLoading}>{children(data)}</div>
  if (error && !isLoading) return <Failure error={error} onRetry={reload} />
  return <Skeleton rows={rows} />
}
