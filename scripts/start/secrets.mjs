import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { writeWhole } from '../system/files.mjs'
import { readJson } from '../system/paths.mjs'

const make = {
  PAYLOAD_SECRET: () => randomBytes(32).toString('base64url'),
  ENCRYPTION_KEYS: () => `k1:${randomBytes(32).toString('base64')}`,
  DEMO_PASSWORD: () => randomBytes(9).toString('base64url'),
}

/** The secrets of a home: what the environment gives, else what the first start made and keeps in a file of the owner's only. */
export function secretsOf(home, environment = process.env) {
  const path = join(home, 'secrets.json')
  const kept = readJson(path) ?? {}
  const missing = Object.keys(make).filter((name) => !environment[name] && !kept[name])
  for (const name of missing) kept[name] = make[name]()
  if (missing.length > 0) writeWhole(path, `${JSON.stringify(kept, null, 2)}\n`, 0o600)
  return Object.fromEntries(Object.keys(make).map((name) => [name, environment[name] || kept[name]]))
}
