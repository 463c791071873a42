import { SheetBones } from '@/src/portal/frame/Bones'

export default SheetBones
