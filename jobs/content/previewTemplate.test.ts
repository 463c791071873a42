import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildClient } from '@/src/testing/build'
import type { Worker } from '../worker'
import { type Generation, startGeneration } from '@/src/testing/generation'

let product: Generation
let worker: Worker

beforeAll(async () => {
  product = await startGeneration()
  const { startWorker } = await import('../worker')
  worker = await startWorker(product.app.payload)
})
afterAll(async () => {
  await worker.stop()
  await product.close()
})

it('a design’s sample is drawn in the brand of a client, once for the same design and brand', async () => {
  const { app, agency, member } = product
  const client = (await buildClient(app.payload, { agency, companyName: 'Northlight', colorAccent1: '#14532D' })).id
  const { body: { docs: [template] } } = await member<{ docs: { id: string }[] }>('GET', '/api/templates?where[code][equals]=EXEC_01')
  const ask = (body: object) => member<{ text: string; errors?: { data: { code: string } }[] }>('POST', `/api/templates/${template?.id}/preview`, body)
  const drawn = await ask({ client })
  expect([drawn.status, drawn.headers.get('content-type'), drawn.body.text.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-'])
  expect((await ask({ client })).status).toBe(200)
  const { poolOf } = await import('@/src/engine/database')
  const files = await poolOf(app.payload).query(`select id from files where purpose = 'template' and client_id = $1`, [client])
  expect(files).toHaveLength(1)
  expect((await ask({})).status).toBe(200)
  const foreign = (await buildClient(app.payload)).id
  expect((await ask({ client: foreign })).status).toBe(404)
})
