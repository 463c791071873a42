'use client'

import type { Reader } from '../format/reader'
import type { RunFacts } from '../progress/types'
import { useRun } from '../progress/useRun'
import type { DocumentFacts } from './facts/types'
import { Header } from './header/Header'
import { liveFacts } from './liveFacts'
import { ProgressView } from './progress/ProgressView'

type Props = { facts: DocumentFacts; run: RunFacts; reader: Reader; admin: string; again: () => void }

/** A document under way: header and progress follow the same run. */
export const UnderWay = ({ facts, run: initial, reader, admin, again }: Props) => {
  const { run, line } = useRun(initial)
  const live = liveFacts(facts, run)
  return (
    <>
      <Header admin={admin} facts={live} onChanged={again} reader={reader} />
      <ProgressView facts={live} line={line} onOver={again} reader={reader} run={run} />
    </>
  )
}
