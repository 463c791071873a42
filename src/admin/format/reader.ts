export { readerOf } from '@/src/browser/format/reader'
export type { Reader } from '@/src/browser/format/reader'
