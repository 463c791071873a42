import Anthropic from '@anthropic-ai/sdk'
import type { z } from 'zod'
import { withinLimits, type VendorPolicy } from '@/src/engine/http'
import { isVendorError, VendorError } from '@/src/engine/http/vendorError'
import { sorted } from '@/src/providers/text/anthropic/faults'
import { paramsFor, repairPrompt, textOf, usageAtMost, usageOf } from '@/src/providers/text/anthropic/map'
import { isPriced, microUsdOf, priceVersion } from '@/src/providers/text/anthropic/prices'
import { readAnswer } from '@/src/providers/text/anthropic/schema'
import { Spending } from '@/src/providers/text/anthropic/spending'
import { streamed } from '@/src/providers/text/anthropic/stream'
import type { PromptBlock, TextAnswer, TextModel, TextRequest } from '@/src/providers/text/port'

export type AnthropicOptions = { apiKey: string; baseUrl: string; policy: VendorPolicy; idleSeconds?: number }

type Asked = { message: Anthropic.Message; requestId: string | null }

const unusable = (message: string, detail: string, requestId: string | null): VendorError =>
  new VendorError({ kind: 'give_up', code: 'GEN_006', message, detail, requestId })

/** The text model behind Anthropic's Messages API: structured output by JSON schema, streamed, no retries of its own. */
export class AnthropicText implements TextModel {
  private readonly client: Anthropic
  private readonly host: string

  constructor(private readonly options: AnthropicOptions) {
    const { apiKey, baseUrl } = options
    this.client = new Anthropic({ apiKey, authToken: null, baseURL: baseUrl, maxRetries: 0, timeout: 120_000, logLevel: 'off' })
    this.host = new URL(baseUrl).host
  }

  price: TextModel['price'] = (model, usage) => microUsdOf(model, usage)

  estimate: TextModel['estimate'] = (request) => microUsdOf(request.model, usageAtMost(request))

  async generate<S extends z.ZodType>(request: TextRequest<S>): Promise<TextAnswer<z.infer<S>>> {
    const spending = new Spending()
    try {
      return await this.answered(request, spending)
    } catch (error) {
      throw isVendorError(error) ? spending.on(error) : error
    }
  }

  private async answered<S extends z.ZodType>(request: TextRequest<S>, spending: Spending): Promise<TextAnswer<z.infer<S>>> {
    const first = await this.whole(request, request.prompt, spending)
    const read = readAnswer(request.schema, textOf(first.message.content))
    if (read.ok) return this.answer(read.value, first, spending)
    const repaired = await this.whole(request, repairPrompt(request.prompt, textOf(first.message.content), read.faults), spending)
    const second = readAnswer(request.schema, textOf(repaired.message.content))
    if (second.ok) return this.answer(second.value, repaired, spending)
    throw unusable('The text received could not be used, also after it was asked for again.', `${request.schemaName}: ${second.faults.join('; ')}`.slice(0, 600), repaired.requestId)
  }

  private answer<T>(value: T, { message, requestId }: Asked, spending: Spending): TextAnswer<T> {
    return { value, usage: spending.usage ?? usageOf(null), costMicroUsd: spending.costMicroUsd, priceVersion, model: message.model, requestId }
  }

  /** One complete answer: a cut one is asked for once more with twice the room. */
  private async whole<S extends z.ZodType>(request: TextRequest<S>, prompt: PromptBlock[], spending: Spending): Promise<Asked> {
    const first = await this.ask(request, prompt, request.maxTokens, spending)
    const asked = first.message.stop_reason === 'max_tokens' ? await this.ask(request, prompt, request.maxTokens * 2, spending) : first
    const { stop_reason: reason, stop_details: details } = asked.message
    if (reason === 'end_turn' || reason === 'stop_sequence') return asked
    if (reason === 'refusal') throw unusable('The text service declined to write about this.', `refusal: ${JSON.stringify(details)}`.slice(0, 600), asked.requestId)
    throw unusable('The text received was cut off and could not be used.', `stopped by ${reason}`, asked.requestId)
  }

  private ask<S extends z.ZodType>(request: TextRequest<S>, prompt: PromptBlock[], visibleTokens: number, spending: Spending): Promise<Asked> {
    const { policy, apiKey, idleSeconds = 60 } = this.options
    const params = paramsFor(request, prompt, visibleTokens)
    const book = (usage: Anthropic.Usage, model: string) => spending.add(isPriced(model) ? model : request.model, usageOf(usage), usage.inference_geo)
    return withinLimits(policy, this.host, request.signal, async () => {
      try {
        return await streamed(this.client, params, { signal: request.signal, idleSeconds, book })
      } catch (error) {
        throw sorted(policy, error, request.signal, [apiKey])
      }
    })
  }
}
