import { readStoredFile } from '@/src/domain/platform/files'
import type { Asset } from '@/src/render/assets'
import type { Branding } from '@/src/domain/content/branding/resolve'
import { isRefusal } from '@/src/errors'
import type { Context } from './outputs'

type Files = { assets: Asset[]; logos: Branding['logos']; coverAsset: string | null }

/** The logos and the cover as the page shows them, by asset id. A logo whose file is gone leaves its place empty. */
export const assetsOf = async ({ payload, run, log }: Context, cover: string | null): Promise<Files> => {
  const { horizontal, vertical, round } = run.input.branding.logos
  const load = async (id: string, file: string | null): Promise<Asset | null> => {
    if (!file) return null
    try {
      const { bytes, mimeType } = await readStoredFile(payload, file)
      return { id, mimeType, bytes }
    } catch (error) {
      if (!isRefusal(error, 'FILE_004')) throw error
      log.warn({ file, asset: id }, 'a picture of the brand is gone')
      return null
    }
  }
  const loaded = await Promise.all([load('logo-horizontal', horizontal), load('logo-vertical', vertical), load('logo-round', round), load('cover', cover)])
  const [h, v, r, c] = loaded.map((asset) => asset?.id ?? null)
  return {
    assets: loaded.filter((asset): asset is Asset => asset !== null),
    logos: { horizontal: h ?? null, vertical: v ?? null, round: r ?? null }, coverAsset: c ?? null,
  }
}
