import type { TemplateRules } from '@/src/domain/content/request/template'
import type { ClientChoice, TemplateChoice } from './choices'

export type Offer = { template: TemplateChoice; /** Why it cannot be chosen; null when it can. */ refusal: string | null }

/** The templates for a client: those of its agency and the platform, each with the reason when its plan leaves it out. */
export const offersFor = (templates: TemplateChoice[], rules: TemplateRules[], agency: string | null | undefined): Offer[] => {
  const rule = rules.find((one) => one.agency === agency)
  const offers = templates.filter((template) => !template.agency || !agency || template.agency === agency).map((template) => ({ template, refusal: rule ? refusalOf(template, rule) : null }))
  return [...offers].sort((one, other) => Number(one.refusal !== null) - Number(other.refusal !== null))
}

const refusalOf = ({ id, isPremium }: TemplateChoice, { limited, assigned }: TemplateRules): string | null => {
  if (!limited) return null
  if (isPremium) return 'Premium: not in your plan.'
  return assigned.includes(id) ? null : 'Not among the templates assigned to your agency.'
}

/** What is taken when nobody chooses: the client's, the agency's, the platform's default, else the first there is. */
export const preferredOf = (offers: Offer[], rules: TemplateRules[], client: ClientChoice | undefined): TemplateChoice | undefined => {
  const usable = offers.filter(({ refusal }) => refusal === null).map(({ template }) => template)
  const byId = (id: string | null | undefined) => (id ? usable.find((template) => template.id === id) : undefined)
  const rule = rules.find(({ agency }) => agency === client?.agency)
  return byId(client?.template) ?? byId(rule?.defaultTemplate) ?? usable.find(({ isDefault }) => isDefault) ?? usable[0]
}

/** The code that was chosen, or none when the client's agency may not use it. */
export const stillOffered = (code: string, offers: Offer[]): string => (offers.some(({ template, refusal }) => template.code === code && refusal === null) ? code : '')
