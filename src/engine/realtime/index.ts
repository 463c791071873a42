export { announce, roomOf } from './announce'
export { attachRealtime, type Topic } from './attach'
export type { Said, Watcher } from './said'
export { createTeller, type Tell } from './emitter'
