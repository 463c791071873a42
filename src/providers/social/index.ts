import { env } from '@/src/env'
import { networkPolicy } from '@/src/providers/policies'
import { Facebook } from './facebook/client'
import { GoogleBusiness } from './google_business/client'
import { LinkedIn } from './linkedin/client'
import type { SocialNetwork } from './port'
import { X } from './x/client'

export type { Access, Application, Figures, NetworkAccount, PostedItem, PostImage, Publication, SocialNetwork, Tokens } from './port'

const isSandboxed = env.providersMode === 'sandbox'
const { networks } = env

const make: Record<keyof typeof networks, (appSecret: string | null) => SocialNetwork> = {
  linkedin: () => new LinkedIn({ ...networks.linkedin, policy: networkPolicy('linkedin', 'LinkedIn', isSandboxed) }),
  facebook: (appSecret) => new Facebook({ ...networks.facebook, appSecret, policy: networkPolicy('facebook', 'Facebook', isSandboxed) }),
  x: () => new X({ ...networks.x, policy: networkPolicy('x', 'X', isSandboxed) }),
  google_business: () => new GoogleBusiness({ ...networks.google_business, policy: networkPolicy('google_business', 'Google Business Profile', isSandboxed) }),
}

/** The network behind a channel; `appSecret` is the application's, for a network that wants its proof with each call. Throws for one that is posted to by hand. */
export const networkFor = (platform: string, appSecret: string | null = null): SocialNetwork => {
  const known = make[platform as keyof typeof make]
  if (!known) throw new Error(`There is no channel to ${platform}.`)
  return known(appSecret)
}
