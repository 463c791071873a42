import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { scriptSamples } from '@/src/domain/content/text/scripts'
import { env } from '@/src/env'
import { fail } from '@/src/errors'
import { shippedFamilies, shippedFontFiles } from '../fonts'
import { answerReader, requestFrame, type DrawAnswer, type DrawJob } from './frames'

export type Drawn = { answer: DrawAnswer; body: Buffer }
type Waiter = { resolve: (drawn: Drawn) => void; reject: (error: Error) => void }

/** Where the Python of the product's own virtual environment lies. */
export const defaultPython = (): string => path.join(env.home, 'venv/bin/python')

const settings = () =>
  JSON.stringify({
    fonts: shippedFontFiles(),
    families: shippedFamilies(),
    scripts: scriptSamples,
    fontFolder: path.join(env.home, 'fonts'),
    memoryMb: 1536,
    cpuSeconds: 30,
  })

/** One warm drawing process. It gets no environment of ours: neither keys nor addresses can leak from it. */
export class DrawingProcess {
  documents = 0
  private waiter: Waiter | null = null
  private complaint = ''
  private readonly child: ChildProcessWithoutNullStreams
  readonly ready: Promise<Drawn>
  gone = false

  constructor(python: string) {
    if (!existsSync(python)) throw fail('GEN_004', { message: 'The PDF renderer is not installed. Run `npm run doctor` to see how to get it.' })
    this.child = spawn(python, [path.join(env.root, 'src/render/weasyprint/worker.py'), settings()], {
      cwd: env.home,
      env: { PATH: '/usr/bin:/bin', HOME: env.home, LANG: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1' } as unknown as NodeJS.ProcessEnv,
      stdio: 'pipe',
    })
    this.ready = this.answer()
    this.ready.catch(() => undefined)
    this.listen()
  }

  get pid(): number | undefined {
    return this.child.pid
  }

  /** Does one job; rejects when the process dies before it answers. */
  async draw(job: DrawJob): Promise<Drawn> {
    await this.ready
    this.documents += 1
    const answer = this.answer()
    this.child.stdin.write(requestFrame(job))
    return answer
  }

  kill(): void {
    this.gone = true
    this.child.kill('SIGKILL')
  }

  private answer(): Promise<Drawn> {
    return new Promise((resolve, reject) => {
      this.waiter = { resolve, reject }
    })
  }

  private listen(): void {
    this.child.stdout.on('data', answerReader((answer, body) => this.settle((waiter) => waiter.resolve({ answer, body }))))
    this.child.stderr.on('data', (chunk: Buffer) => {
      this.complaint = (this.complaint + chunk.toString('utf8')).slice(-2000)
    })
    this.child.stdin.on('error', () => undefined)
    this.child.on('error', (error) => this.end(error.message))
    this.child.on('exit', (code, signal) => this.end(signal ?? `exit code ${code}`))
  }

  private end(how: string): void {
    this.gone = true
    const cause = /No module named|cannot load library/.test(this.complaint) ? 'run `npm run doctor`, a part of it is missing' : how
    this.settle((waiter) => waiter.reject(new Error(`the drawing process ended (${cause})`)))
  }

  private settle(how: (waiter: Waiter) => void): void {
    const waiter = this.waiter
    this.waiter = null
    if (waiter) how(waiter)
  }
}
