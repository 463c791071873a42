import { InboxBones } from '@/src/portal/states/Bones'

export default InboxBones
