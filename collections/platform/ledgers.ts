import type { CollectionConfig } from 'payload'
import { area, choice, data, flag, moment, text, to, whole } from '../fields'
import { runEndpoints } from '@/src/domain/content/endpoints'
import { ledger } from '../fields/owned'

const hidden = { admin: { hidden: true } } as const

/** What happened: audit log, activity feed and status history are views of it; also the outbox of the subscriptions. */
export const events: CollectionConfig = ledger({
  slug: 'events',
  admin: { useAsTitle: 'type', group: 'Records', defaultColumns: ['createdAt', 'actorLabel', 'type', 'resourceName', 'status', 'fromState', 'toState'] },
  fields: [
    text('type', 100, { required: true, index: true }),
    text('action', 50, { index: true }),
    choice('category', ['auth', 'resource', 'generation', 'distribution', 'admin'], { defaultValue: 'resource' }),
    text('resourceType', 50, { required: true }),
    text('resourceId', 64, { required: true }),
    text('resourceName'),
    text('fromState', 50),
    text('toState', 50),
    to('actor', 'users', { index: true }),
    text('actorLabel'),
    text('apiKey', 64),
    to('onBehalfOf', 'users'),
    text('address', 45),
    text('userAgent', 500),
    choice('status', ['success', 'failure', 'partial'], { defaultValue: 'success' }),
    area('errorMessage', 2000),
    area('note', 4000),
    data('changes'),
    data('metadata'),
    text('requestId', 64),
    moment('dispatchedAt', { index: true, ...hidden }),
  ],
  indexes: [{ fields: ['resourceType', 'resourceId'] }],
})

/** The outbox: one row for each thing that leaves the platform. */
export const effects: CollectionConfig = ledger({
  slug: 'effects',
  admin: { useAsTitle: 'key', group: 'Records', defaultColumns: ['createdAt', 'kind', 'state', 'attempts', 'key'] },
  fields: [
    text('key', 300, { required: true, unique: true }),
    text('kind', 100, { required: true, index: true }),
    flag('repeatable'),
    choice('state', ['reserved', 'sending', 'done', 'failed', 'unknown', 'held', 'canceled'], { required: true, defaultValue: 'reserved', index: true }),
    to('run', 'pipeline-runs', { index: true }),
    data('request'),
    data('response'),
    text('errorCode', 20),
    area('errorMessage', 2000),
    whole('attempts', { defaultValue: 0 }),
    whole('fence', { defaultValue: 0, ...hidden }),
    text('owner', 100, hidden),
    text('providerId'),
    text('lane', 255, hidden),
    moment('nextAttemptAt'),
    moment('sentAt'),
    moment('doneAt'),
  ],
})

/** What each paid call took and cost; cents are made of it once per document. */
export const aiUsage: CollectionConfig = ledger({
  slug: 'ai-usage',
  admin: { useAsTitle: 'step', group: 'Records', defaultColumns: ['createdAt', 'capability', 'step', 'inputTokens', 'outputTokens', 'costMicroUsd'] },
  fields: [
    to('run', 'pipeline-runs', { index: true }),
    to('document', 'documents', { index: true }),
    text('step', 100),
    text('capability', 50),
    text('vendor', 50),
    text('model', 100),
    text('effectKey', 300),
    choice('outcome', ['started', 'ok', 'failed'], { defaultValue: 'ok' }),
    ...['inputTokens', 'outputTokens', 'cacheReadTokens', 'cacheWriteTokens', 'units', 'costMicroUsd', 'durationMs'].map((name) => whole(name, { defaultValue: 0 })),
    text('priceVersion', 30),
    choice('keySource', ['platform', 'agency'], { defaultValue: 'platform' }),
    flag('sandbox'),
  ],
})

/** One attempt of one pipeline on one subject (spec 01-content §1.7). */
export const pipelineRuns: CollectionConfig = ledger({
  slug: 'pipeline-runs',
  admin: { useAsTitle: 'pipeline', group: 'Records', defaultColumns: ['createdAt', 'pipeline', 'status', 'progressPercent', 'currentStepLabel', 'costCents'] },
  fields: [
    text('pipeline', 50, { required: true }),
    to('document', 'documents', { index: true }),
    choice('status', ['queued', 'running', 'waiting', 'completed', 'failed', 'canceled'], { required: true, defaultValue: 'queued' }),
    whole('attempt', { defaultValue: 1 }),
    to('resumedFrom', 'pipeline-runs'),
    data('input', hidden),
    whole('priority', { defaultValue: 0 }),
    text('leaseOwner', 100, hidden),
    moment('leaseUntil', hidden),
    whole('fence', { defaultValue: 0, ...hidden }),
    whole('starts', { defaultValue: 0 }),
    flag('cancelRequested'),
    moment('wakeAt'),
    text('currentStep', 50),
    text('currentStepLabel', 100),
    text('currentStepDetail', 300),
    whole('progressPercent', { defaultValue: 0, max: 100 }),
    whole('seq', { defaultValue: 0, ...hidden }),
    moment('queuedAt'),
    moment('startedAt'),
    moment('completedAt'),
    whole('totalDurationMs'),
    flag('errorOccurred'),
    text('errorStep', 50),
    text('errorCode', 20),
    area('errorMessage', 2000),
    area('errorTrace', 20_000, hidden),
    whole('costMicroUsd', { defaultValue: 0 }),
    whole('costCents', { defaultValue: 0 }),
    whole('budgetCents'),
    to('createdBy', 'users'),
  ],
  indexes: [{ fields: ['status', 'wakeAt'] }, { fields: ['agency', 'status', 'createdAt'] }],
  endpoints: runEndpoints,
})

/** One step of a run with its stored result; resuming means: the steps without one. */
export const pipelineSteps: CollectionConfig = ledger({
  slug: 'pipeline-steps',
  admin: { useAsTitle: 'step', group: 'Records', defaultColumns: ['createdAt', 'step', 'status', 'durationMs', 'costMicroUsd'] },
  fields: [
    to('run', 'pipeline-runs', { required: true, index: true }),
    text('step', 50, { required: true }),
    choice('status', ['running', 'done', 'failed'], { required: true, defaultValue: 'running' }),
    whole('attempt', { defaultValue: 1 }),
    moment('startedAt'),
    moment('completedAt'),
    whole('durationMs'),
    data('metadata'),
    data('result', hidden),
    text('inputHash', 64, hidden),
    whole('costMicroUsd', { defaultValue: 0 }),
    text('errorCode', 20),
    area('errorMessage', 2000),
  ],
  indexes: [{ fields: ['run', 'step'], unique: true }],
})
