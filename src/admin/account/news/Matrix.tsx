'use client'

import { CheckboxInput } from '@payloadcms/ui'
import type { ShownKind, Wish } from '@/src/browser/news/shown'
import { grouped, wishes } from '@/src/browser/news/usePreferences'
import type { Props } from './General'
import styles from './news.module.css'

/** Each kind of news by each way it can come; what cannot be switched off is not asked about. */
export const Matrix = ({ now, keep }: Props) => (
  <table className={styles.matrix}>
    <caption className="sr-only">News by kind and way</caption>
    <thead><tr><th scope="col">News</th><th scope="col">Here</th><th scope="col">Mail</th></tr></thead>
    {grouped(now.kinds.filter(({ essential }) => !essential)).map(([group, kinds]) => (
      <tbody key={group}>
        <tr><th className={styles.group} colSpan={3} scope="rowgroup">{group}</th></tr>
        {kinds.map((kind) => <KindRow keep={keep} key={kind.kind} kind={kind} now={now} />)}
      </tbody>
    ))}
  </table>
)

const KindRow = ({ kind: { kind, label, inApp, mailed, waits, app, mail }, now, keep }: Props & { kind: ShownKind }) => {
  const id = `news-${kind.replaceAll('.', '-')}`
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{inApp && <CheckboxInput checked={app && now.browser} id={id} Label={<label className="sr-only" htmlFor={id}>Shown here: {label}</label>} onToggle={() => keep({ kinds: { [kind]: { app: !app } } })} readOnly={!now.browser} />}</td>
      <td>
        {mailed && (
          <select aria-label={`Mails: ${label}`} disabled={!now.email} onChange={({ target }) => keep({ kinds: { [kind]: { mail: target.value as Wish } } })} value={now.email ? mail : 'off'}>
            {wishes.filter((wish) => waits || !wish.waits).map(({ value, label: said }) => <option key={value} value={value}>{said}</option>)}
          </select>
        )}
      </td>
    </tr>
  )
}
