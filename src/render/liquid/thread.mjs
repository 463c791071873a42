// The entry of the template thread is JavaScript, since a thread cannot start from a TypeScript file.
import { register } from 'tsx/esm/api'

register()
await import('./thread.ts')
