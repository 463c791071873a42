import type { CollectionConfig } from 'payload'
import { documents } from './content/documents'
import { claims, evidence } from './content/proof'
import { sources } from './content/sources'
import { templates } from './content/templates'
import { agencies } from './platform/agencies'
import { alerts } from './platform/alerts'
import { apiKeys } from './platform/apiKeys'
import { approvalDecisions, approvals } from './platform/approvals'
import { notifications, reviewTasks } from './platform/attention'
import { clients } from './platform/clients'
import { connections } from './platform/connections'
import { entitlements } from './platform/entitlements'
import { exportPresets, exports } from './platform/exports'
import { files } from './platform/files'
import { aiUsage, effects, events, pipelineRuns, pipelineSteps } from './platform/ledgers'
import { messages } from './platform/messages'
import { plans } from './platform/plans'
import { teamAssignments } from './platform/teamAssignments'
import { users } from './platform/users'
import { webhookDeliveries, webhookEndpoints, webhookEvents } from './platform/webhooks'
import { postMetrics } from './social/postMetrics'
import { posts } from './social/posts'
import { socialRules } from './social/socialRules'

const content = [documents, sources, templates, evidence, claims]
const platform = [clients, agencies, users, plans, files, connections, notifications, reviewTasks]
const records = [events, effects, aiUsage, pipelineRuns, pipelineSteps, alerts]
// At the end: Payload numbers its indexes in this order, and a new name would make the ones behind it anew.
const webhooks = [webhookEndpoints, webhookDeliveries, webhookEvents]
const keys = [apiKeys]
const team = [teamAssignments]
const talk = [messages]
const decisions = [approvals, approvalDecisions]
const social = [posts, postMetrics]
const given = [entitlements]
const taken = [exports, exportPresets]
const figures = [socialRules]

/** Everything that exists, by domain. */
export const collections: CollectionConfig[] = [...content, ...platform, ...records, ...webhooks, ...keys, ...team, ...talk, ...decisions, ...social, ...given, ...taken, ...figures]
