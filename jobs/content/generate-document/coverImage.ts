import { coverWords } from '@/src/domain/content/brief'
import { storeFile } from '@/src/domain/platform/files'
import type { StockImage } from '@/src/providers/images/port'
import { faultOf } from '@/src/engine/pipeline/outcomes'
import { begin } from './begin'
import { askedWith, type Context, coverSchema, type Outputs, step } from './outputs'
import { providersOf } from './providers'

type Cover = Outputs['cover_image']

const usage = { capability: 'stock_images', vendor: 'freepik' }

const found = async (context: Context, term: string, color: string): Promise<StockImage | null> => {
  const { images, sandbox } = await providersOf(context.payload, context.run)
  const call = { key: 'search', kind: 'images', repeatable: true, request: { term, color }, usage }
  const results = await context.effect(call, async (signal) => ({ response: await images.search({ term, color, limit: 10, signal }), usage: { costMicroUsd: 0, sandbox } }))
  return results[0] ?? null
}

/** Downloads and stores the picture as one effect: a second look finds the stored file instead of paying again. */
const stored = (context: Context, picture: StockImage): Promise<{ file: string; attribution: string }> =>
  context.effect({ key: 'download', kind: 'images', repeatable: true, request: { id: picture.id }, usage }, async (signal) => {
    const { images, sandbox } = await providersOf(context.payload, context.run)
    const image = await images.download(picture.id, { signal })
    const { agency, client, input } = context.run
    const fileName = `cover-${input.documentId}.${image.mimeType.split('/')[1]?.replace('jpeg', 'jpg') ?? 'jpg'}`
    const file = await storeFile(context.payload, { agency: agency ?? '', client, purpose: 'cover', bytes: image.bytes, mimeType: image.mimeType, fileName })
    return { response: { file, attribution: image.attribution }, providerId: picture.id, usage: { costMicroUsd: 0, units: 1, sandbox } }
  })

const plain = (color: string, message: string): Cover => ({
  file: null, source: 'none', providerId: null, attribution: null, color, warnings: [{ code: 'GEN_007', message }],
})

const fromStock = async (context: Context<'topic_analysis'>, color: string): Promise<Cover> => {
  const { input } = context.run
  const term = coverWords({ ...input, industry: input.industry || context.outputs.topic_analysis.industry })
  const picture = await found(context, term, color)
  if (!picture) return plain(color, 'No cover picture was found; the cover has the brand colour.')
  const { file, attribution } = await stored(context, picture)
  return { file, source: 'stock', providerId: picture.id, attribution, color, warnings: [] }
}

/** The cover: the client's own picture, else one from stock, else the brand colour. No fault of the picture service stops a document. */
export const coverImage = step({
  label: 'Preparing Cover Image',
  weight: 3,
  needs: ['topic_analysis', 'keyword_research'],
  input: askedWith,
  output: coverSchema,
  run: async (context): Promise<Cover> => {
    const { input } = context.run
    await begin(context.payload, context.run)
    const color = input.branding.colors.primary
    if (input.coverFile) return { file: input.coverFile, source: 'uploaded', providerId: null, attribution: null, color, warnings: [] }
    try {
      return await fromStock(context, color)
    } catch (error) {
      context.signal.throwIfAborted()
      const fault = faultOf(error)
      // Cancel, a lost lease and a reached budget are the run's business, not the picture's.
      if (fault.kind === 'lost' || fault.kind === 'canceled' || ('code' in fault && fault.code === 'GEN_010')) throw error
      context.log.info({ err: error }, 'no cover picture')
      return plain(color, 'The cover picture could not be fetched; the cover has the brand colour.')
    }
  },
})
