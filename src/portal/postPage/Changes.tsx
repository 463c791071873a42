import type { Change } from '@/src/domain/platform/approvals/proof/changes'
import type { Part } from '@/src/domain/platform/approvals/proof/words'
import type { Reader } from '@/src/browser/format/reader'
import { planned } from '../item/When'

/** A text with what was taken away struck out and what is new underlined, in words too. */
const Words = ({ parts }: { parts: readonly Part[] }) => (
  <p className="written text-sm" dir="auto">
    {parts.map(({ kind, text }, at) =>
      kind === 'added' ? <ins className="bg-good-soft text-good underline decoration-2 underline-offset-2" key={at}>{text}</ins> : kind === 'removed' ? <del className="bg-bad-soft text-bad" key={at}>{text}</del> : <span key={at}>{text}</span>)}
  </p>
)

const pictureWords = { added: 'is new', removed: 'was taken out', moved: 'was moved', changed: 'was changed' } as const

const shownValue = (field: string, value: string | null, reader: Reader): string => (value === null ? 'none' : field === 'scheduledAt' ? planned(value, reader) : field === 'pdf' ? 'another file' : value)

/** What differs between two versions that were handed in. */
export const Changes = ({ changes, reader }: { changes: readonly Change[]; reader: Reader }) => (
  <dl className="flex flex-col gap-4">
    {changes.map((change) => (
      <div key={change.field}>
        <dt className="mb-1 text-sm font-medium">{change.label}</dt>
        <dd className="text-sm">
          {'parts' in change && <Words parts={change.parts} />}
          {'pictures' in change && <ul className="list-disc pl-5">{change.pictures.map((picture, at) => <li key={at}>{picture.name} {pictureWords[picture.what]}{picture.what === 'moved' && ` from place ${picture.from} to ${picture.to}`}.{picture.parts && <Words parts={picture.parts} />}</li>)}</ul>}
          {'before' in change && <p>From <del>{shownValue(change.field, change.before, reader)}</del> to <ins className="font-medium no-underline">{shownValue(change.field, change.after, reader)}</ins></p>}
        </dd>
      </div>
    ))}
  </dl>
)
