'use client'

import { Button } from '@payloadcms/ui'
import styles from './parts.module.css'

type Props = { page: number; hasNext: boolean; onPage: (page: number) => void; isLoading?: boolean }

/** Back and on through a list whose end may be far; nothing for a list of one page. */
export const Pages = ({ page, hasNext, onPage, isLoading }: Props) =>
  page === 1 && !hasNext ? null : (
    <nav aria-label="Pages" className={styles.pages}>
      <Button buttonStyle="secondary" disabled={page === 1 || isLoading} margin={false} onClick={() => onPage(page - 1)} size="small">Newer</Button>
      <span aria-live="polite">Page {page}</span>
      <Button buttonStyle="secondary" disabled={!hasNext || isLoading} margin={false} onClick={() => onPage(page + 1)} size="small">Older</Button>
    </nav>
  )
