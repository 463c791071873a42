export { stepOf } from '@/src/browser/talk/line'
export type { Line, Pending } from '@/src/browser/talk/line'
