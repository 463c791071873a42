export { boundsOf, dayIn, monthOf, monthsOn, weeksOf } from '@/src/browser/format/month'
export type { Month } from '@/src/browser/format/month'
