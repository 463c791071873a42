import { parseHex, toHex } from './colour'
import type { BrandColours } from './derive'

type Unset = string | null | undefined

/** What a client or an agency may set. Logos are file ids; an empty string counts as unset. */
export type BrandSettings = {
  colorAccent1?: Unset
  colorAccent2?: Unset
  colorAccent3?: Unset
  logoHorizontal?: Unset
  logoVertical?: Unset
  logoRound?: Unset
  footerText?: Unset
}
export type ClientBrand = BrandSettings & { companyName: string; website?: Unset }
export type AgencyBrand = BrandSettings & { colorMode?: 'light' | 'dark' | null }

/** The brand of one document, frozen into its run so that a later drawing is the same. */
export type Branding = {
  colors: BrandColours
  logos: { horizontal: string | null; vertical: string | null; round: string | null }
  footerText: string
  colorMode: 'light' | 'dark'
  companyName: string
  companyWebsite: string | null
}

const given = (value: Unset): string | null => value?.trim() || null
const colour = (...candidates: Unset[]): string | null => {
  for (const candidate of candidates) {
    const rgb = parseHex(given(candidate) ?? '')
    if (rgb) return toHex(rgb)
  }
  return null
}

/**
 * Client before agency before the product's own; each value falls through alone. The name and the website are always
 * the client's, the colour mode the agency's. A colour that is not a hex colour counts as unset.
 */
export const resolveBranding = (client: ClientBrand, agency: AgencyBrand, year: number): Branding => {
  const first = (name: keyof BrandSettings) => given(client[name]) ?? given(agency[name])
  return {
    colors: {
      primary: colour(client.colorAccent1, agency.colorAccent1) ?? '#1a1a1a',
      secondary: colour(client.colorAccent2, agency.colorAccent2) ?? '#6b7280',
      accent: colour(client.colorAccent3, agency.colorAccent3) ?? '#3b82f6',
    },
    logos: { horizontal: first('logoHorizontal'), vertical: first('logoVertical'), round: first('logoRound') },
    footerText: first('footerText') ?? `© ${year} ${client.companyName}`,
    colorMode: agency.colorMode ?? 'light',
    companyName: client.companyName,
    companyWebsite: given(client.website),
  }
}
