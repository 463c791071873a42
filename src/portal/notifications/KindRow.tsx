import type { Change, ShownKind, ShownPreferences, Wish } from '@/src/browser/news/shown'
import { wishes } from '@/src/browser/news/usePreferences'
import { Select, Tick } from '../ui/Field'

type Props = { kind: ShownKind; preferences: ShownPreferences; keep: (change: Change) => void }

/** One kind of news: whether it is shown here, and when it is mailed. */
export const KindRow = ({ kind: { kind, label, inApp, mailed, waits, app, mail }, preferences, keep }: Props) => {
  const id = kind.replaceAll('.', '-')
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3">
      <span className="min-w-0 flex-1 basis-40 text-sm" id={`kind-${id}`}>{label}</span>
      <div className="flex items-center gap-3">
        {inApp && <Tick aria-labelledby={`kind-${id} shown-${id}`} checked={app} disabled={!preferences.browser} label={<span id={`shown-${id}`}>Here</span>} onChange={({ target }) => keep({ kinds: { [kind]: { app: target.checked } } })} />}
        {mailed && (
          <div className="w-36">
            <Select aria-labelledby={`kind-${id}`} className="text-sm" disabled={!preferences.email} hideLabel id={`mail-${id}`} label={`Mails: ${label}`} onChange={({ target }) => keep({ kinds: { [kind]: { mail: target.value as Wish } } })} value={mail}>
              {wishes.filter((wish) => waits || !wish.waits).map(({ value, label: said }) => <option key={value} value={value}>{said}</option>)}
            </Select>
          </div>
        )}
      </div>
    </li>
  )
}
