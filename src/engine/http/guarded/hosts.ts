import pLimit from 'p-limit'

const perHost = 2
const hosts = new Map<string, ReturnType<typeof pLimit>>()

/** Runs `task` with at most two at a time for the same host in this process; idle hosts are forgotten. */
export const oneOfTwo = async <T>(host: string, task: () => Promise<T>): Promise<T> => {
  const slot = hosts.get(host) ?? pLimit(perHost)
  hosts.set(host, slot)
  try {
    return await slot(task)
  } finally {
    if (slot.activeCount + slot.pendingCount === 0) hosts.delete(host)
  }
}
