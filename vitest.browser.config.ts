import { mergeConfig } from 'vitest/config'
import base from './vitest.config'

// Browser tests share one machine's attention: one file after another. The first one has the screens built.
const config = mergeConfig(base, { test: { fileParallelism: false, maxWorkers: 1, testTimeout: 300_000, hookTimeout: 900_000, expect: { poll: { timeout: 60_000 } } } })
config.test.include = ['src/testing/browser/**/*.browser.test.ts']
config.test.exclude = []

export default config
