import type { PayloadRequest } from 'payload'
import { templateRules, type TemplateRules } from '@/src/domain/content/request/template'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import type { Design } from '../shared/Sheet'
import { within } from '../shared/narrowing'

export type ClientChoice = {
  id: string
  name: string
  industry: string | null
  agency: string | null
  colour: string | null
  tone: string
  template: string | null
  services: string[]
  keywords: string[]
}
export type TemplateChoice = { id: string; code: string; name: string; description: string; image: string; isDefault: boolean; isPremium: boolean; design: Design | null; agency: string | null }
export type Choices = { clients: ClientChoice[]; templates: TemplateChoice[]; rules: TemplateRules[] }

const clientFields = { companyName: true, industry: true, agency: true, colorAccent1: true, defaultTone: true, defaultTemplate: true, relatedServices: true, targetKeywords: true }
const templateFields = { code: true, name: true, description: true, isDefault: true, isPremium: true, category: true, agency: true }

/** The active clients and published templates this person may choose from, in the picked agency. */
export const choicesFor = async (req: PayloadRequest): Promise<Choices> => {
  const [clients, templates] = await Promise.all([
    as(req).find('clients', { where: within(req, { isActive: { equals: true } }), sort: 'companyName', limit: 1000, pagination: false, select: clientFields }),
    as(req).find('templates', { where: { and: [{ isActive: { equals: true } }, { publishedAt: { exists: true } }] }, sort: 'sortOrder', limit: 100, pagination: false, select: templateFields }),
  ])
  const agencies = new Set(clients.docs.map(({ agency }) => idOf(agency)).filter((id): id is string => id !== null))
  return {
    rules: await templateRules(req, [...agencies]),
    clients: clients.docs.map((client) => ({
      id: client.id, name: client.companyName, industry: client.industry ?? null, agency: idOf(client.agency), colour: client.colorAccent1 ?? null,
      tone: client.defaultTone ?? 'professional', template: idOf(client.defaultTemplate), services: client.relatedServices ?? [], keywords: client.targetKeywords ?? [],
    })),
    templates: templates.docs.map((template) => ({
      id: template.id, code: template.code, name: template.name, description: template.description ?? '', image: `/api/templates/${template.id}/preview/cover`,
      isDefault: Boolean(template.isDefault), isPremium: Boolean(template.isPremium), design: template.category ?? null, agency: idOf(template.agency),
    })),
  }
}
