import { type Branding, resolveBranding } from '../branding/resolve'
import type { AgencyFacts, ClientFacts } from './facts'

/** The brand of a client's documents as it stands in a year; without a client the agency's own, for a client of no name. */
export const brandOf = (client: ClientFacts | null, agency: AgencyFacts, year: number): Branding => {
  const [colorAccent1, colorAccent2, colorAccent3] = client?.colors ?? []
  const [logoHorizontal, logoVertical, logoRound] = client?.logos ?? []
  const [agency1, agency2, agency3] = agency.colors
  const [agencyHorizontal, agencyVertical, agencyRound] = agency.logos
  return resolveBranding(
    { colorAccent1, colorAccent2, colorAccent3, logoHorizontal, logoVertical, logoRound, footerText: client?.footerText, companyName: client?.name ?? 'Sample client', website: client?.website },
    { colorAccent1: agency1, colorAccent2: agency2, colorAccent3: agency3, logoHorizontal: agencyHorizontal, logoVertical: agencyVertical, logoRound: agencyRound, footerText: agency.footerText, colorMode: agency.colorMode },
    year,
  )
}
