import { PairBones } from '@/src/portal/frame/Bones'

export default PairBones
