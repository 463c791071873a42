import { InboxBones } from '@/src/portal/frame/Bones'

export default InboxBones
