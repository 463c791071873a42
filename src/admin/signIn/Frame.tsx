import type { CSSProperties, ReactNode } from 'react'
import { Logo } from '../brand/Logo'
import type { Brand } from './brand'
import styles from './signIn.module.css'

type Props = { brand: Brand | null; title: string; lead?: ReactNode; children: ReactNode }

const colours = ({ onLight, onDark }: Brand): CSSProperties | undefined => (onLight && onDark ? ({ '--brand-on-light': onLight, '--brand-on-dark': onDark } as CSSProperties) : undefined)

/** What all pages before the sign-in share: whose it is, one heading, one form. The agency's colour marks the main action. */
export const Frame = ({ brand, title, lead, children }: Props) => (
  <div className={styles.frame} data-branded={Boolean(brand?.onLight)} style={brand ? colours(brand) : undefined}>
    <div className={styles.brand}>{brand ? <AgencyMark brand={brand} /> : <Logo />}</div>
    <h1 className={styles.title}>{title}</h1>
    {lead && <p className={styles.lead}>{lead}</p>}
    {children}
  </div>
)

const AgencyMark = ({ brand: { name, logo } }: { brand: Brand }) =>
  logo ? <img alt={name} className={styles.logo} src={logo} /> : <span className={styles.name}>{name}</span>
