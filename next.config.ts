import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true },
  // Refusals are told apart by their class names, which must survive the build.
  experimental: { serverMinification: false },
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', 'pino', 'socket.io', 'agenda', 'echarts', 'linkedom', 'liquidjs', 'mammoth', 'pdfjs-dist', 'undici', 'drizzle-orm', '@anthropic-ai/sdk'],
}

export default withPayload(config, { devBundleServerPackages: false })
