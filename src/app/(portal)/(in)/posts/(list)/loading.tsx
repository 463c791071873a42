import { GalleryBones } from '@/src/portal/states/Bones'

export default GalleryBones
