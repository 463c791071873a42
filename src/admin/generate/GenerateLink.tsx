'use client'

import { Button, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import styles from './generate.module.css'

/** Above the list of documents: where new ones come from. */
export const GenerateLink = () => {
  const { config } = useConfig()
  return (
    <div className={styles.listAction}>
      <Button buttonStyle="pill" el="link" icon="plus" iconPosition="left" margin={false} size="small" to={formatAdminURL({ adminRoute: config.routes.admin, path: '/generate' })}>
        Generate a document
      </Button>
    </div>
  )
}
