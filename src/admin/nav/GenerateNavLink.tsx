'use client'

import { Button, useConfig } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { formatAdminURL } from 'payload/shared'
import styles from './nav.module.css'

/** The one thing most people come for, at the top of the menu. */
export const GenerateNavLink = () => {
  const { config } = useConfig()
  const href = formatAdminURL({ adminRoute: config.routes.admin, path: '/generate' })
  if (usePathname() === href) return null
  return (
    <div className={styles.generate}>
      <Button buttonStyle="primary" el="link" icon="plus" iconPosition="left" margin={false} size="medium" to={href}>
        Generate
      </Button>
    </div>
  )
}
