import { expect } from 'vitest'
import type { Sandbox } from '@/src/sandbox/server'
import { type App, type Caller, startApp } from './app'
import { buildAgency, buildClient, buildUser } from './build'
import { freePort } from './freePort'

export type Asked = { documentId: string; runId: string }

export type Generation = {
  app: App
  sandbox: Sandbox
  agency: string
  client: string
  member: Caller
  /** Works a run off to its end and answers how it ended. */
  finish(runId: string): Promise<string | null>
  /** Asks for a document as the member and works its run off. */
  generate(body: object): Promise<Asked>
  close(): Promise<void>
}

const seeded = async (app: App): Promise<void> => {
  await import('@/jobs/content/generateDocument')
  const { seedTemplates } = await import('@/src/seed/templates')
  const { systemRequest } = await import('@/src/engine/database')
  await seedTemplates(await systemRequest(app.payload, 'tests'))
}

/**
 * The product with its sandbox, its templates, an agency of the energy trade with one client, and a member who may ask for
 * documents. Call it before anything that reads the environment is imported; `before` gets the sandbox's address then.
 */
export const startGeneration = async (before?: (sandboxUrl: string) => Promise<unknown>): Promise<Generation> => {
  const port = await freePort()
  process.env.SANDBOX_PORT = String(port)
  await before?.(`http://127.0.0.1:${port}`)
  const app = await startApp()
  const { startSandbox } = await import('@/src/sandbox/server')
  const sandbox = await startSandbox({ port, smtpPort: 0 })
  await seeded(app)
  const agency = (await buildAgency(app.payload)).id
  const client = (await buildClient(app.payload, { agency, industry: 'energy' })).id
  const member = await app.as((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
  const finish = async (runId: string): Promise<string | null> => {
    const { runPipeline } = await import('@/src/engine/pipeline')
    return runPipeline(app.payload, runId, 'test-worker')
  }
  const generate = async (body: object): Promise<Asked> => {
    const asked = await member<Asked>('POST', `/api/clients/${client}/documents/generate`, body)
    expect(asked.body).toMatchObject({ status: 'pending' })
    expect(asked.status).toBe(202)
    await finish(asked.body.runId)
    return asked.body
  }
  const close = async (): Promise<void> => {
    const { closeRenderer } = await import('@/src/render/pdf')
    closeRenderer()
    await app.close()
    await sandbox.close()
  }
  return { app, sandbox, agency, client, member, finish, generate, close }
}
