import { Pill } from '@payloadcms/ui'

/** The mark of what was not read yet. */
export const Unread = () => <Pill pillStyle="warning" size="small">Unread</Pill>
