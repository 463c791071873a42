import { OverviewBones } from '@/src/portal/states/Bones'

export default OverviewBones
