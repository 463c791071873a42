export { announce, roomOf } from './announce'
export { attachRealtime, type Topic } from './attach'
export { createTeller, type Tell } from './emitter'
