type Effort = 'low' | 'medium' | 'high' | 'xhigh' | 'max'

export interface ModelRules {
  id: string
  name: string
  createdAt: string
  lifecycle: 'active' | 'deprecated'
  /** Does the model think when `thinking` is left out? */
  thinksByDefault: boolean
  mayDisable: boolean
  mayBudget: boolean
  mayThinkBetweenTools: boolean
  defaultEffort: Effort
  mayForceTool: boolean
  maySample: boolean
  maxOutput: number
  context: number
}

const current: Omit<ModelRules, 'id' | 'name' | 'createdAt'> = {
  lifecycle: 'active', thinksByDefault: true, mayDisable: false, mayBudget: false, mayThinkBetweenTools: false,
  defaultEffort: 'high', mayForceTool: false, maySample: false, maxOutput: 128_000, context: 1_000_000,
}
const older = { ...current, mayDisable: true, mayForceTool: true }
const quiet = { ...older, thinksByDefault: false }
const oldest = { ...quiet, mayBudget: true, maySample: true, maxOutput: 64_000, context: 200_000 }

const model = (id: string, name: string, createdAt: string, rules = current): ModelRules => ({ ...rules, id, name, createdAt })

/** What each model accepts, from section 6.1.1 of the vendor notes. */
export const models: ModelRules[] = [
  model('claude-fable-5-2', 'Claude Fable 5.2', '2026-10-21T00:00:00Z'),
  model('claude-fable-5-1', 'Claude Fable 5.1', '2026-08-12T00:00:00Z'),
  model('claude-opus-5-5', 'Claude Opus 5.5', '2026-09-30T00:00:00Z', { ...current, defaultEffort: 'medium' }),
  model('claude-sonnet-5-5', 'Claude Sonnet 5.5', '2026-09-30T00:00:00Z', { ...current, mayThinkBetweenTools: true }),
  model('claude-haiku-5-5', 'Claude Haiku 5.5', '2026-09-30T00:00:00Z', { ...current, mayDisable: true, defaultEffort: 'medium' }),
  model('claude-opus-5', 'Claude Opus 5', '2026-05-20T00:00:00Z', older),
  model('claude-sonnet-5', 'Claude Sonnet 5', '2026-05-20T00:00:00Z', older),
  model('claude-opus-4-8', 'Claude Opus 4.8', '2026-03-10T00:00:00Z', quiet),
  model('claude-opus-4-7', 'Claude Opus 4.7', '2026-02-10T00:00:00Z', quiet),
  model('claude-opus-4-6', 'Claude Opus 4.6', '2026-01-10T00:00:00Z', { ...quiet, mayBudget: true }),
  model('claude-sonnet-4-6', 'Claude Sonnet 4.6', '2026-01-10T00:00:00Z', { ...quiet, mayBudget: true }),
  model('claude-haiku-4-5', 'Claude Haiku 4.5', '2025-10-01T00:00:00Z', oldest),
  model('claude-sonnet-4-5', 'Claude Sonnet 4.5', '2025-09-29T00:00:00Z', oldest),
  model('claude-opus-4-5', 'Claude Opus 4.5', '2025-11-01T00:00:00Z', oldest),
]

/** The rules of a model id, dated forms such as `claude-haiku-4-5-20251001` included. */
export const rulesOf = (id: string): ModelRules | undefined => models.find((known) => known.id === id.replace(/-\d{8}$/, ''))

export const wireModel = (rules: ModelRules) => ({
  type: 'model',
  id: rules.id,
  display_name: rules.name,
  created_at: rules.createdAt,
  lifecycle: rules.lifecycle,
  deprecated_at: null,
  max_input_tokens: rules.context,
  max_tokens: rules.maxOutput,
  capabilities: null,
})
