'use client'

import { useEffect, type ReactNode } from 'react'

/** What a field is called, by the words above it. */
const labelOf = (part: Element): string | undefined => part.closest('.field-type')?.querySelector('.field-label')?.textContent?.replace('*', '').trim()

const isNamed = (part: Element) => part.hasAttribute('aria-label') || part.hasAttribute('aria-labelledby') || Boolean(part.textContent?.trim())

/** Gives a name to each of Payload's parts that has none, takes out of the tab order what is hidden from a screen reader, and calls no list what has no items. */
const nameParts = (): void => {
  for (const button of document.querySelectorAll('.popup-button')) if (!isNamed(button)) button.setAttribute('aria-label', 'More')
  for (const input of document.querySelectorAll('.rs__input, .react-datepicker__input-container input')) {
    const label = isNamed(input) ? null : labelOf(input)
    if (label) input.setAttribute('aria-label', label)
  }
  for (const list of document.querySelectorAll('ul.doc-tabs__tabs:not([role])')) if (!list.querySelector(':scope > li')) list.setAttribute('role', 'group')
  for (const button of document.querySelectorAll('button.dropdown-indicator[aria-hidden="true"]:not([tabindex="-1"])')) button.setAttribute('tabindex', '-1')
}

/** Names what Payload leaves without a name, wherever it draws it. */
export const NameParts = ({ children }: { children: ReactNode }) => {
  useEffect(() => {
    let frame = 0
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(nameParts)
    }
    const watch = new MutationObserver(soon)
    watch.observe(document.body, { childList: true, subtree: true })
    soon()
    return () => {
      watch.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [])
  return children
}
