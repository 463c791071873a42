import type { Payload } from 'payload'
import { derivePalette } from '@/src/domain/content/branding/derive'
import { readable } from '@/src/domain/content/branding/contrast'
import { resolveBranding, type BrandSettings } from '@/src/domain/content/branding/resolve'
import { poolOf } from '@/src/engine/database'

type Row = BrandSettings & { address: string | null; website: string | null }

const sql = `select color_accent1 as "colorAccent1", logo_horizontal_id as "logoHorizontal", logo_round_id as "logoRound", footer_text as "footerText", company_address as address, company_website as website from agencies where id = $1`

const dark = '#181b21'

/** What an agency's mails are dressed in. Colours are shades of its own that can be read where they stand, by day and by night. */
export type MailBrand = { colours: { link: string; linkDark: string; line: string; ground: string; onGround: string }; logo: string | null; footer: string }

/** The brand of an agency's mails; without one, plain. `name` stands in the footer. */
export const mailBrand = async (payload: Payload, agency: string | null, name: string): Promise<MailBrand> => {
  const [row] = agency ? await poolOf(payload).query<Row>(sql, [agency]) : []
  const { colors, logos } = resolveBranding({ companyName: name }, row ?? {}, new Date().getFullYear())
  const { primary } = derivePalette(colors)
  return {
    colours: { link: primary.text, linkDark: readable(primary.base, dark), line: primary.base, ground: primary.ground, onGround: primary.contrast },
    logo: logos.horizontal ?? logos.round,
    footer: [row?.footerText?.trim() || name, row?.address?.trim(), row?.website?.trim()].filter(Boolean).join('\n'),
  }
}
