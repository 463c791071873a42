import type { ServerProps } from 'payload'
import { headers } from 'next/headers.js'
import { brandAt } from '../signIn/brand'
import { strokes } from './mark'
import styles from './brand.module.css'

/** The product's mark, drawn in the text's colour. */
export const Mark = () => (
  <svg aria-hidden="true" fill="none" height="100%" viewBox="0 0 25 25" width="100%" xmlns="http://www.w3.org/2000/svg">
    {strokes.map((stroke) => <path key={stroke.d} {...stroke} stroke="currentColor" strokeLinejoin="round" strokeWidth="1.6" />)}
  </svg>
)

/** The mark of a page for staff: at an agency's host its small picture or first letter, on the platform's the product's. */
export const Icon = async ({ payload }: ServerProps) => {
  const brand = await brandAt(payload, await headers())
  if (!brand) return <Mark />
  return brand.favicon ? <img alt="" className={styles.icon} src={brand.favicon} /> : <span aria-hidden="true" className={styles.letter}>{Array.from(brand.name.trim())[0]?.toUpperCase()}</span>
}
