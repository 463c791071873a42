import { createLocalReq, type Payload } from 'payload'
import { publicBrand } from '@/src/domain/platform/agency/brand'
import { readable } from '@/src/domain/content/branding/contrast'
import { hostHeader, placeOf } from '@/src/domain/platform/hosts/place'

/** An agency as its sign-in pages show it: name, logo, and its colour as it may stand under white and on black. */
export type Brand = { name: string; logo: string | null; favicon: string | null; onLight: string | null; onDark: string | null }

type Logo = { url: string } | null

const isColour = (value: string | null): value is string => /^#[0-9a-f]{6}$/i.test(value ?? '')

/** The agency at whose host a page is asked for; null on the platform's own. */
export const brandAt = async (payload: Payload, headers: Headers): Promise<Brand | null> => {
  const { agency } = await placeOf(payload, headers.get(hostHeader) ?? headers.get('host'))
  if (!agency) return null
  const brand = (await publicBrand(await createLocalReq({}, payload), agency.id)) as { name: string; colorAccent1: string | null; logoHorizontal?: Logo; logoRound?: Logo; logoVertical?: Logo; logoFavicon?: Logo }
  const colour = isColour(brand.colorAccent1) ? brand.colorAccent1 : null
  return {
    name: brand.name,
    logo: (brand.logoHorizontal ?? brand.logoVertical ?? brand.logoRound)?.url ?? null,
    favicon: (brand.logoFavicon ?? brand.logoRound)?.url ?? null,
    onLight: colour && readable(colour, '#ffffff'),
    onDark: colour && readable(colour, '#141414'),
  }
}
