'use client'

import { FileDetails, Upload, useConfig, useDocumentInfo } from '@payloadcms/ui'

/** What stands over a file's form: the place to upload it, then the file under the name it came with. */
export const FileUpload = () => {
  const { getEntityConfig } = useConfig()
  const { savedDocumentData: row, initialState } = useDocumentInfo()
  const { upload } = getEntityConfig({ collectionSlug: 'files' })
  if (!row?.filename) return <Upload collectionSlug="files" initialState={initialState} uploadConfig={upload} />
  return (
    <div className="field-type">
      <FileDetails collectionSlug="files" doc={{ ...row, filename: row.originalName || row.filename } as never} hideRemoveFile uploadConfig={upload} />
    </div>
  )
}
