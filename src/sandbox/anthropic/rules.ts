import type { ModelRules } from './models'
import { rulesOf } from './models'
import type { MessagesRequest } from './request'
import { blocksOf } from './request'

const STRICT_VERSION = '2026-10-21'
const samplingNames = ['temperature', 'top_p', 'top_k'] as const

function samplingFault(request: MessagesRequest, version: string, rules: ModelRules): string | null {
  const sent = samplingNames.find((name) => request[name] !== undefined && request[name] !== null)
  if (!sent) return null
  if (version === STRICT_VERSION) return `${sent}: Extra inputs are not permitted`
  return rules.maySample ? null : `${sent} may only be set to its default for this model`
}

function thinkingFault(request: MessagesRequest, rules: ModelRules): string | null {
  const kind = request.thinking?.type
  const effort = request.output_config?.effort ?? rules.defaultEffort
  if (kind === 'disabled' && !rules.mayDisable) {
    return `thinking.type: "disabled" is not supported on ${rules.id}${rules.mayThinkBetweenTools ? '; use "between_tools"' : ''}`
  }
  if (kind === 'enabled' && !rules.mayBudget) return `thinking.type: "enabled" is not supported on ${rules.id}; use "adaptive"`
  if (kind === 'between_tools' && !rules.mayThinkBetweenTools) return `thinking.type: "between_tools" is not supported on ${rules.id}`
  if (kind === 'between_tools' && ['xhigh', 'max'].includes(effort)) return `thinking.type: "between_tools" needs an effort of high or lower`
  return null
}

function messageFault(request: MessagesRequest, version: string): string | null {
  if (request.messages.at(-1)?.role === 'assistant') return 'This model does not support assistant message prefill'
  for (const { role, content } of request.messages) {
    const blocks = blocksOf(content)
    if (version !== STRICT_VERSION) continue
    if (role === 'assistant' && blocks.some(({ type }) => type === 'document')) return 'messages: document blocks are not allowed in assistant turns'
    if (role === 'user' && blocks.some((block) => block.type === 'text' && block.citations)) return 'messages: citations are not allowed on user text'
  }
  return null
}

function cacheBreakpoints(request: MessagesRequest): number {
  const blocks = [...blocksOf(request.system), ...request.messages.flatMap(({ content }) => blocksOf(content))]
  return blocks.filter((block) => block.cache_control).length + (request.cache_control ? 1 : 0)
}

/** Each object of a schema must close itself: the vendor refuses open objects. */
function schemaFault(schema: unknown, at = 'output_config.format.schema'): string | null {
  if (typeof schema !== 'object' || schema === null) return null
  const node = schema as Record<string, unknown>
  if (node.type === 'object' && node.additionalProperties !== false) {
    return `${at}: For 'object' type, 'additionalProperties' must be explicitly set to false`
  }
  for (const [name, child] of Object.entries(node)) {
    const fault = schemaFault(child, `${at}.${name}`)
    if (fault) return fault
  }
  return null
}

/** Why the vendor would answer 400 to this request, or null. `version` is the `anthropic-version` header. */
export function requestFault(request: MessagesRequest, version: string): string | null {
  const rules = rulesOf(request.model)
  if (!rules) return null
  if (request.max_tokens > rules.maxOutput) return `max_tokens: ${request.max_tokens} > ${rules.maxOutput}, which is the maximum for ${rules.id}`
  if (cacheBreakpoints(request) > 4) return 'A maximum of 4 blocks with cache_control may be provided'
  const forced = ['any', 'tool'].includes(request.tool_choice?.type ?? '')
  if (forced && !rules.mayForceTool) return `tool_choice.type: "${request.tool_choice?.type}" is not supported on ${rules.id}`
  return (
    samplingFault(request, version, rules) ??
    thinkingFault(request, rules) ??
    messageFault(request, version) ??
    schemaFault(request.output_config?.format?.schema)
  )
}
