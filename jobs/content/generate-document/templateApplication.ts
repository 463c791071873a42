import { poolOf } from '@/src/engine/database'
import { GiveUp } from '@/src/engine/pipeline'
import { isRefusal } from '@/src/errors'
import { renderDocument } from '@/src/render/document/render'
import { assetsOf } from './assets'
import { begin } from './begin'
import { type Context, designSchema, step } from './outputs'
import { isSample } from './providers'

type DesignContext = Context<'statistics_integration' | 'chart_generation' | 'cover_image'>

const designOf = async ({ payload, run }: DesignContext): Promise<{ html: string; css: string }> => {
  const [row] = await poolOf(payload).query<{ html: string; css: string }>('select html, css from templates where id = $1', [run.input.template.id])
  if (!row) throw new GiveUp('GEN_003', 'The template of this document is gone. Choose another one.')
  return row
}

/** Content, brand and template as one HTML page. */
export const templateApplication = step({
  label: 'Applying Design',
  weight: 4,
  needs: ['statistics_integration', 'chart_generation', 'cover_image'],
  output: designSchema,
  run: async (context) => {
    const { input } = context.run
    await begin(context.payload, context.run)
    const { chart_generation: charted, cover_image: cover } = context.outputs
    const { assets, logos, coverAsset } = await assetsOf(context, cover.file)
    const notice = isSample(context.run) ? 'Sample output: made by the built-in sandbox.' : null
    try {
      const { html, warnings } = await renderDocument({
        content: charted.content, branding: { ...input.branding, logos }, template: { ...input.template, ...(await designOf(context)) }, assets,
        cover: coverAsset ? { asset: coverAsset, attribution: cover.attribution } : null, locale: input.locale, pageSize: input.pageSize,
        meta: { generatedAt: input.askedAt, timeZone: input.timeZone, notice },
      })
      return { html, warnings: warnings.map((message) => ({ code: 'COMPONENT_REPLACED', message })) }
    } catch (error) {
      if (isRefusal(error) || error instanceof GiveUp) throw error
      context.log.error({ err: error }, 'a template could not be applied')
      throw new GiveUp('GEN_003', 'The design could not be applied to this document.')
    }
  },
})
