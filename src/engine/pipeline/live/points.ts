/** Where a worker can die: around a step, and around a call it makes. */
export const points = ['before', 'before-effect', 'called', 'after-effect', 'after'] as const
export type Point = (typeof points)[number]

type Watcher = (step: string, point: Point) => void | Promise<void>
let watcher: Watcher = () => undefined

/** Lets tests and `PIPELINE_CRASH_AT` stand at the points; there is one watcher per process. */
export const watchPoints = (watch: Watcher): void => void (watcher = watch)

/** Says that a step has come to a point, and waits for whoever stands there. */
export const reached = async (step: string, point: Point): Promise<void> => watcher(step, point)

/** Ends this process as `kill -9` would, at `<step>:<point>`. */
export const crashAt = (place: string): void =>
  watchPoints((step, point) => {
    if (`${step}:${point}` === place) process.kill(process.pid, 'SIGKILL')
  })
