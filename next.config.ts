import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

// At an agency's host the pages of sign-in are the portal's; the web server says which host it is (src/web/stages/pages.ts).
const atAgency = { type: 'header' as const, key: 'x-caller-portal', value: 'yes' }

const config: NextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true },
  // Refusals are told apart by their class names, which must survive the build.
  experimental: { serverMinification: false },
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', 'pino', 'socket.io', 'agenda', 'echarts', 'linkedom', 'liquidjs', 'mammoth', 'pdfjs-dist', 'undici', 'drizzle-orm', '@anthropic-ai/sdk'],
  rewrites: async () => ({ beforeFiles: [{ source: '/sign-in/:page', has: [atAgency], destination: '/welcome/:page' }], afterFiles: [], fallback: [] }),
}

export default withPayload(config, { devBundleServerPackages: false })
