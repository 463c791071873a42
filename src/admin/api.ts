export { call, CallFailed, isSignedOut, sentenceOf } from '@/src/browser/api'
export type { AsJson } from '@/src/browser/api'
