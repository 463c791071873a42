'use client'

import type { ReactNode } from 'react'
import { Dialog } from '../../form/Dialog'
import { Copyable } from './Copyable'
import styles from './parts.module.css'

type Props = { slug: string; title: string; name: string; secret: string; onClose: () => void; children: ReactNode }

/** What is shown this once: it can be copied, and closing is a decision of its own. */
export const SecretDialog = ({ slug, title, name, secret, onClose, children }: Props) => (
  <Dialog confirm="I have kept it" cancel="Close" onClose={onClose} onConfirm={onClose} slug={slug} title={title} wide>
    <p className={styles.warning}>Copy it now: it is not shown again.</p>
    <Copyable name={name} text={secret} />
    {children}
  </Dialog>
)
