import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: '@payload-config', replacement: `${root}payload.config.ts` },
      // The file that node itself takes: two copies of the package know nothing of each other's schemas.
      { find: /^graphql$/, replacement: `${root}node_modules/graphql/index.js` },
    ],
  },
  test: {
    environment: 'node',
    include: ['{access,collections,hooks,jobs,src,scripts,templates}/**/*.test.{ts,mjs}'],
    exclude: ['**/*.browser.test.ts'],
    globalSetup: 'src/testing/globalSetup.ts',
    setupFiles: 'src/testing/setup.ts',
    // A slow, shared machine takes its time; what hangs is ended all the same.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 2,
  },
})
