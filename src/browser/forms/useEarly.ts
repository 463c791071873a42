'use client'

import { useLayoutEffect, useRef, type ChangeEvent } from 'react'

type Field = HTMLInputElement | HTMLTextAreaElement

const differs = (field: Field, value: unknown, checked: unknown): boolean =>
  'checked' in field && field.type === 'checkbox' ? typeof checked === 'boolean' && field.checked !== checked : value !== undefined && field.value !== String(value)

/**
 * What was typed, ticked or filled in by the browser before the page came alive stands in the field, but nothing knows of it, and the next
 * change writes over it. The ref this answers goes to the field; its `onChange` then hears once of what already stands there.
 */
export const useEarly = <F extends Field>({ value, checked, onChange }: { value?: unknown; checked?: unknown; onChange?: (event: ChangeEvent<F>) => void }) => {
  const field = useRef<F>(null)
  const begun = useRef({ value, checked, onChange })
  useLayoutEffect(() => {
    const [at, { value: known, checked: ticked, onChange: hear }] = [field.current, begun.current]
    if (at && differs(at, known, ticked)) hear?.({ target: at, currentTarget: at } as ChangeEvent<F>)
  }, [])
  return field
}
