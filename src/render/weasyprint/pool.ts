import type { DrawJob } from './frames'
import { defaultPython, DrawingProcess, type Drawn } from './process'

export type PoolOptions = { python?: string; size?: number; timeoutMs?: number; documentsPerProcess?: number }
type Task = { job: DrawJob; resolve: (drawn: Drawn) => void; reject: (error: Error) => void }

/** Warm drawing processes, each with one document at a time; a hanging one is killed and a tired one replaced. */
export class DrawingPool {
  private readonly processes = new Set<DrawingProcess>()
  private readonly idle: DrawingProcess[] = []
  private readonly queue: Task[] = []
  private closed = false
  private readonly options: Required<PoolOptions>

  constructor(options: PoolOptions = {}) {
    this.options = { python: defaultPython(), size: 1, timeoutMs: 60_000, documentsPerProcess: 200, ...options }
  }

  /** Ids of the running processes. */
  get pids(): number[] {
    return [...this.processes].flatMap((process) => process.pid ?? [])
  }

  /** Starts all processes and waits until each can draw. */
  async warm(): Promise<void> {
    while (this.processes.size < this.options.size) this.idle.push(this.start())
    await Promise.all([...this.processes].map((process) => process.ready))
  }

  /** Queues one job. Rejects when its process dies, hangs, or the pool is closed; other documents are not touched. */
  draw(job: DrawJob): Promise<Drawn> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new Error('the renderer is shutting down'))
      this.queue.push({ job, resolve, reject })
      this.next()
    })
  }

  /** Ends every process; documents still waiting are refused. */
  close(): void {
    this.closed = true
    for (const task of this.queue.splice(0)) task.reject(new Error('the renderer is shutting down'))
    for (const process of this.processes) process.kill()
    this.processes.clear()
    this.idle.length = 0
  }

  private next(): void {
    if (!this.queue.length) return
    try {
      const process = this.free()
      const task = process && this.queue.shift()
      if (process && task) void this.run(process, task)
    } catch (error) {
      this.queue.shift()?.reject(error as Error)
    }
  }

  private free(): DrawingProcess | null {
    while (this.idle.length) {
      const process = this.idle.pop()
      if (process && !process.gone) return process
      if (process) this.processes.delete(process)
    }
    return this.processes.size < this.options.size ? this.start() : null
  }

  private start(): DrawingProcess {
    const process = new DrawingProcess(this.options.python)
    this.processes.add(process)
    return process
  }

  private async run(process: DrawingProcess, task: Task): Promise<void> {
    let late = false
    const timer = setTimeout(() => {
      late = true
      process.kill()
    }, this.options.timeoutMs)
    try {
      task.resolve(await process.draw(task.job))
    } catch (error) {
      process.kill()
      task.reject(late ? new Error(`drawing took longer than ${this.options.timeoutMs / 1000} seconds`) : (error as Error))
    } finally {
      clearTimeout(timer)
      this.release(process)
    }
  }

  private release(process: DrawingProcess): void {
    const tired = process.documents >= this.options.documentsPerProcess
    if (tired) process.kill()
    if (tired || process.gone || this.closed) this.processes.delete(process)
    else this.idle.push(process)
    this.next()
  }
}
