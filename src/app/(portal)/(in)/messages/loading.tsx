import { SheetBones } from '@/src/portal/states/Bones'

export default SheetBones
