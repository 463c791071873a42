import type { Payload } from 'payload'
import { z } from 'zod'
import { sheetFacts } from '@/src/domain/platform/approvals/proof/facts'
import { readStoredFile, storeFile } from '@/src/domain/platform/files'
import { systemRequest } from '@/src/engine/database'
import { defineEffect } from '@/src/engine/effects'
import { GiveUp } from '@/src/engine/pipeline'
import { isRefusal } from '@/src/errors'
import { drawSheet } from '@/src/render/proof/sheet'
import type { Asset } from '@/src/render/assets'

const request = z.object({ slug: z.enum(['posts', 'documents']), id: z.uuid(), agency: z.uuid(), client: z.uuid().nullable() })

/** A file as the sheet shows it; one that is gone leaves its place empty. */
const asset = async (payload: Payload, id: string, file: string | null): Promise<Asset[]> => {
  if (!file) return []
  const stored = await readStoredFile(payload, file).catch((error: unknown) => (isRefusal(error, 'FILE_004') ? null : Promise.reject(error as Error)))
  return stored ? [{ id, mimeType: stored.mimeType, bytes: stored.bytes }] : []
}

const draw = async (payload: Payload, given: unknown): Promise<string> => {
  const { slug, id, agency, client } = request.parse(given)
  const facts = await sheetFacts(await systemRequest(payload, 'proof-sheet'), { slug, id })
  if (!facts) throw new GiveUp('RES_003', 'Nothing was submitted.')
  const assets = [...(await asset(payload, 'picture', facts.picture)), ...(await asset(payload, 'logo', facts.agency.logo))]
  const pdf = await drawSheet(facts, assets, new Date())
  return storeFile(payload, { agency, client, purpose: 'approval', bytes: pdf, mimeType: 'application/pdf', fileName: 'proof.pdf' })
}

defineEffect('proof-sheet', {
  concurrency: 1,
  perform: async (effect, { payload }) => {
    try {
      return { response: { file: await draw(payload, effect.request) } }
    } catch (error) {
      throw isRefusal(error) ? new GiveUp(error.code, error.message) : error
    }
  },
})
