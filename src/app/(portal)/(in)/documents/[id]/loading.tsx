import { PairBones } from '@/src/portal/states/Bones'

export default PairBones
