'use client'

import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import styles from './ready.module.css'

export type Tab = { id: string; label: string; note?: string; panel: () => ReactNode }
type Props = { tabs: Tab[]; initial: string; label: string }

const moves: Record<string, (at: number, last: number) => number> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

/** Payload's tabs with the keys of a tab list; the open one stands in the address, so that it can be linked and survives a reload. */
export const Tabs = ({ tabs, initial, label }: Props) => {
  const [open, setOpen] = useState(tabs.some(({ id }) => id === initial) ? initial : tabs[0]!.id)
  const buttons = useRef(new Map<string, HTMLButtonElement>())
  const show = (id: string) => {
    setOpen(id)
    const address = new URL(window.location.href)
    address.searchParams.set('tab', id)
    window.history.replaceState(null, '', address)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const key = rtl && event.key.startsWith('Arrow') ? { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }[event.key] ?? event.key : event.key
    const next = moves[key]?.(tabs.findIndex(({ id }) => id === open), tabs.length - 1)
    if (next === undefined) return
    event.preventDefault()
    show(tabs[next]!.id)
    buttons.current.get(tabs[next]!.id)?.focus()
  }
  return (
    <div className={`tabs-field ${styles.tabs}`}>
      <div className="tabs-field__tabs-wrap">
        <div aria-label={label} className="tabs-field__tabs" onKeyDown={onKeyDown} role="tablist">
          {tabs.map(({ id, label: name, note }) => (
            <button
              aria-controls={`panel-${id}`}
              aria-selected={id === open}
              className={`tabs-field__tab-button${id === open ? ' tabs-field__tab-button--active' : ''}`}
              id={`tab-${id}`}
              key={id}
              onClick={() => show(id)}
              ref={(button) => void (button ? buttons.current.set(id, button) : buttons.current.delete(id))}
              role="tab"
              tabIndex={id === open ? 0 : -1}
              type="button"
            >
              {name} {note && <span className={styles.tabNote}>{note}</span>}
            </button>
          ))}
        </div>
      </div>
      <div aria-labelledby={`tab-${open}`} className="tabs-field__content-wrap" id={`panel-${open}`} role="tabpanel" tabIndex={0}>
        {tabs.find(({ id }) => id === open)?.panel()}
      </div>
    </div>
  )
}
