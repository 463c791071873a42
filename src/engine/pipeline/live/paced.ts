/** Something done soon after it is asked for, at most once per pause, never twice at once, and once more after the last asking. */
export type Paced = { touch(): void; stop(): Promise<void> }

/** `work` must not throw. `stop` waits for work under way and starts no more. */
export const paced = (pauseMs: number, work: () => Promise<void>): Paced => {
  let timer: NodeJS.Timeout | undefined
  let asked = false
  let stopped = false
  let busy = Promise.resolve()

  const start = () => {
    asked = false
    busy = busy.then(work)
    timer = setTimeout(() => {
      timer = undefined
      if (asked) start()
    }, pauseMs)
  }
  return {
    touch: () => {
      asked = !stopped
      if (asked && !timer) start()
    },
    stop: async () => {
      stopped = true
      asked = false
      clearTimeout(timer)
      await busy
    },
  }
}
