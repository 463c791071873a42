import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'

export const logoKinds = ['horizontal', 'vertical', 'round', 'favicon'] as const
export type LogoKind = (typeof logoKinds)[number]
/** The field that holds each logo. */
export const logoFields = { horizontal: 'logoHorizontal', vertical: 'logoVertical', round: 'logoRound', favicon: 'logoFavicon' } as const

export type BrandRow = { id: string; colorMode: string | null; colors: (string | null)[]; logos: (string | null)[] }

/** Columns of `agencies a` that make its brand. */
export const brandSql = `a.color_mode::text as "colorMode", array[a.color_accent1, a.color_accent2, a.color_accent3]::text[] as colors,
  array[a.logo_horizontal_id, a.logo_vertical_id, a.logo_round_id, a.logo_favicon_id]::text[] as logos`

/** Where a logo is served; a new one has a new address. */
export const logoUrl = (agency: string, kind: LogoKind, file: string): string => `/api/agencies/${agency}/logo/${kind}?v=${file.replaceAll('-', '').slice(-12)}`

/** Colours and logos as an answer shows them. */
export const brandOf = ({ id, colorMode, colors, logos }: BrandRow) => ({
  colorMode: colorMode ?? 'light',
  colorAccent1: colors[0] ?? null,
  colorAccent2: colors[1] ?? null,
  colorAccent3: colors[2] ?? null,
  ...Object.fromEntries(logoKinds.map((kind, at) => [logoFields[kind], logos[at] ? { url: logoUrl(id, kind, logos[at]) } : null])),
})

/** Name, colours and logos of the host's agency, for its sign-in pages; nothing else. */
export const publicBrand = async (req: PayloadRequest, agency: string) => {
  const [row] = await sqlOf(req).query<BrandRow & { name: string }>(`select a.id, a.name, ${brandSql} from agencies a where a.id = $1`, [agency])
  return { name: row!.name, ...brandOf(row!) }
}

export type PortalBrand = { name: string; footer: string | null; zone: string; colorMode: string; colors: (string | null)[]; logos: Record<LogoKind, string | null> }

/** All that an agency's own pages show of it. */
export const portalBrand = async (req: PayloadRequest, agency: string): Promise<PortalBrand> => {
  const [row] = await sqlOf(req).query<BrandRow & { name: string; footer: string | null; zone: string | null }>(
    `select a.id, a.name, a.footer_text as footer, a.default_timezone as zone, ${brandSql} from agencies a where a.id = $1`, [agency])
  const { id, name, footer, zone, colors, colorMode, logos } = row!
  return {
    name, footer, zone: zone ?? 'UTC', colors, colorMode: colorMode ?? 'light',
    logos: Object.fromEntries(logoKinds.map((kind, at) => [kind, logos[at] ? logoUrl(id, kind, logos[at]) : null])) as PortalBrand['logos'],
  }
}
