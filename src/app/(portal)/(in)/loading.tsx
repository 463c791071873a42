import { OverviewBones } from '@/src/portal/frame/Bones'

export default OverviewBones
