import Anthropic from '@anthropic-ai/sdk'
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { FaultRequest } from '../core/faults'
import type { Sandbox } from '../server'
import { startSandbox } from '../server'

let sandbox: Sandbox
let client: Anthropic

const Answer = z.object({ title: z.string(), score: z.number().int().min(1).max(10), tags: z.array(z.string()), note: z.string().nullable() })
const passage = 'Solar power covers 12 percent of the demand in the sample. Storage lowers the cost of the evening peak for most plants.'
const prompt = `<brief><topic>Solar power</topic></brief><passages><passage id="S1.P1" source="S1" title="T">${passage}</passage></passages>`
const model = 'claude-sonnet-5-5'
const asked = { model, max_tokens: 2000, messages: [{ role: 'user' as const, content: prompt }] }
const format = { output_config: { format: zodOutputFormat(Answer) } }

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 })
  client = new Anthropic({ apiKey: 'sk-ant-test', baseURL: `${sandbox.url}/anthropic`, maxRetries: 0 })
})
afterAll(() => sandbox.close())
beforeEach(() => sandbox.faults.clear())

const fault = (request: Omit<FaultRequest, 'vendor'>) => sandbox.faults.add({ vendor: 'anthropic', times: 1, ...request })
const failure = async (work: Promise<unknown>) => work.then(() => { throw new Error('nothing failed') }, (error: unknown) => error as InstanceType<typeof Anthropic.APIError>)
const textOf = (message: Anthropic.Message) => message.content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('')

describe('an answer', () => {
  it('fits the schema, comes after an empty thought and has a request id', async () => {
    const message = await client.messages.parse({ ...asked, ...format })
    expect(Answer.parse(message.parsed_output)).toEqual(message.parsed_output)
    expect(message.content.map(({ type }) => type)).toEqual(['thinking', 'text'])
    expect((await client.messages.create(asked))._request_id).toMatch(/^req_/)
  })

  it('is the same when it is streamed', async () => {
    const whole = await client.messages.create({ ...asked, ...format })
    const heard: string[] = []
    const streamed = await client.messages.stream({ ...asked, ...format }).on('text', (text) => heard.push(text)).finalMessage()
    expect(textOf(streamed)).toBe(textOf(whole))
    expect(heard.join('')).toBe(textOf(whole))
    expect(streamed.usage.output_tokens).toBeGreaterThan(0)
    expect(streamed.stop_reason).toBe('end_turn')
  })

  it('is not thought about when thinking is kept between tools', async () => {
    const message = await client.messages.create({ ...asked, thinking: { type: 'between_tools' } as unknown as Anthropic.ThinkingConfigParam })
    expect(message.content.map(({ type }) => type)).toEqual(['text'])
  })

  it('counts a cached prefix as written first and as read after', async () => {
    const system = [{ type: 'text' as const, text: 'A long rule that is repeated. '.repeat(400) + Math.random(), cache_control: { type: 'ephemeral' as const } }]
    const first = (await client.messages.create({ ...asked, system })).usage
    const second = (await client.messages.create({ ...asked, system })).usage
    expect(first.cache_creation_input_tokens).toBeGreaterThan(1024)
    expect(first.cache_read_input_tokens).toBe(0)
    expect(second.cache_read_input_tokens).toBe(first.cache_creation_input_tokens)
    expect(second.cache_creation_input_tokens).toBe(0)
    expect(second.input_tokens).toBe(first.input_tokens)
  })

  it('is cut at max_tokens', async () => {
    const message = await client.messages.create({ ...asked, max_tokens: 490, ...format })
    expect(message.stop_reason).toBe('max_tokens')
    expect(() => JSON.parse(textOf(message)) as unknown).toThrow()
  })
})

describe('a request the vendor refuses', () => {
  it.each([
    ['temperature', { temperature: 0.2 }],
    ['between_tools', { thinking: { type: 'disabled' } }],
    ['tool_choice', { tool_choice: { type: 'any' }, tools: [{ name: 'x', input_schema: { type: 'object' } }] }],
    ['prefill', { messages: [{ role: 'user', content: 'a' }, { role: 'assistant', content: 'b' }] }],
    ['additionalProperties', { output_config: { format: { type: 'json_schema', schema: { type: 'object', properties: {} } } } }],
  ])('is answered with 400 and names %s', async (name, extra) => {
    const error = await failure(client.messages.create({ ...asked, ...extra } as unknown as Anthropic.MessageCreateParamsNonStreaming))
    expect(error).toBeInstanceOf(Anthropic.BadRequestError)
    expect(error.message).toContain(name)
  })

  it('is answered with 401 for a wrong key and 404 for an unknown model', async () => {
    const stranger = new Anthropic({ apiKey: 'sk-ant-invalid-1', baseURL: `${sandbox.url}/anthropic`, maxRetries: 0 })
    expect(await failure(stranger.messages.create(asked))).toBeInstanceOf(Anthropic.AuthenticationError)
    expect(await failure(client.messages.create({ ...asked, model: 'claude-nobody' }))).toBeInstanceOf(Anthropic.NotFoundError)
  })
})

describe('a fault on request', () => {
  it.each([402, 429, 500, 529])('answers %i', async (status) => {
    fault({ kind: 'status', status })
    const error = await failure(client.messages.create(asked))
    expect(error.status).toBe(status)
    expect(error.headers?.get('retry-after')).toBe(status === 429 ? '1' : null)
  })

  it('tells the spend limit by its code and gives no time to retry', async () => {
    fault({ kind: 'spend_limit' })
    const error = await failure(client.messages.create(asked))
    expect(error).toBeInstanceOf(Anthropic.EnforcedSpendLimitReachedError)
    expect(error.headers?.get('retry-after')).toBeNull()
  })

  it('breaks a stream in the middle, or ends it with an overload', async () => {
    fault({ kind: 'cut' })
    await failure(client.messages.stream({ ...asked, ...format }).finalMessage())
    fault({ kind: 'overloaded_stream' })
    expect((await failure(client.messages.stream({ ...asked, ...format }).finalMessage())).message).toContain('Overloaded')
  })

  it('refuses with status 200, breaks the schema, or cuts the JSON', async () => {
    fault({ kind: 'refusal' })
    expect((await client.messages.create(asked)).stop_reason).toBe('refusal')
    fault({ kind: 'bad_schema' })
    expect(Answer.safeParse(JSON.parse(textOf(await client.messages.create({ ...asked, ...format })))).success).toBe(false)
    fault({ kind: 'max_tokens' })
    expect((await client.messages.create({ ...asked, ...format })).stop_reason).toBe('max_tokens')
  })
})

describe('models and tokens', () => {
  it('are listed and counted', async () => {
    expect((await client.models.list()).data.map(({ id }) => id)).toContain(model)
    expect((await client.messages.countTokens({ model, messages: asked.messages })).input_tokens).toBe(Math.ceil(prompt.length / 3.6))
  })
})
