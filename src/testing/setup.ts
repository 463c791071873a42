import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { wideLimits } from './wideLimits'

const media = mkdtempSync(path.join(os.tmpdir(), 'impresario-media-'))

// Read by src/env.ts when a test imports it: the sandbox instead of vendors, fixed keys, files in a place that goes away.
Object.assign(process.env, {
  PROVIDERS_MODE: 'sandbox',
  MEDIA_DIR: media,
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
  PAYLOAD_SECRET: 'a secret of the tests, long enough to sign with',
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  DEMO_PASSWORD: 'a password for the tests',
  // The tests of the limits set their own.
  ...wideLimits,
})
for (const name of ['ANTHROPIC_API_KEY', 'TAVILY_API_KEY', 'FREEPIK_API_KEY', 'DATABASE_URL', 'SMTP_URL']) delete process.env[name]

afterAll(() => rmSync(media, { recursive: true, force: true }))
