import { GalleryBones } from '@/src/portal/frame/Bones'

export default GalleryBones
