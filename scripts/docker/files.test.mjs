import { existsSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { inRoot, readJson } from '../system/paths.mjs'

const read = (name) => load(readFileSync(inRoot(name), 'utf8'))
const compose = read('compose.yaml')
const sandboxed = read('compose.sandbox.yaml')
const dockerfile = readFileSync(inRoot('Dockerfile'), 'utf8')
const ignored = readFileSync(inRoot('.dockerignore'), 'utf8').split('\n')
const copies = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources]) => sources.split(' '))
const services = [...Object.values(compose.services), ...Object.values(sandboxed.services)]
const programs = services.flatMap(({ command }) => command?.filter((word) => word.endsWith('.ts')) ?? [])
const products = Object.entries(compose.services).filter(([, { image }]) => image === 'impresario')

describe('compose.yaml', () => {
  it('runs web, worker and migrations of one image beside Postgres', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['migrate', 'postgres', 'web', 'worker'])
    expect(products.map(([name]) => name).sort()).toEqual(['migrate', 'web', 'worker'])
  })

  it('runs programs that exist', () => {
    expect(programs.length).toBe(3)
    expect(programs.filter((path) => !existsSync(inRoot(path)))).toEqual([])
  })

  it('starts web and worker only after the migrations', () => {
    const waits = ['web', 'worker'].map((name) => compose.services[name].depends_on.migrate.condition)
    expect(waits).toEqual(['service_completed_successfully', 'service_completed_successfully'])
  })

  it.each(products)('gives %s the database and the secrets, none with a fixed value', (_name, { environment }) => {
    for (const key of ['PAYLOAD_SECRET', 'ENCRYPTION_KEYS']) expect(environment[key]).toMatch(new RegExp(`^\\$\\{${key}:\\?`))
    expect(environment.DATABASE_URL).toContain('${POSTGRES_PASSWORD:?')
  })

  it('is sandboxed as a whole by the second file and live without it', () => {
    const modes = Object.values(sandboxed.services).map(({ environment }) => environment.PROVIDERS_MODE)
    expect(Object.keys(sandboxed.services).sort()).toEqual(['migrate', 'sandbox', 'web', 'worker'])
    expect(new Set(modes)).toEqual(new Set(['sandbox']))
    expect(products.map(([, { environment }]) => environment.PROVIDERS_MODE)).toEqual(['live', 'live', 'live'])
  })

  it('names only volumes that it declares', () => {
    const used = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0]))
    expect(used.filter((name) => !(name in compose.volumes))).toEqual([])
  })
})

describe('Dockerfile', () => {
  it('copies paths that exist and are not ignored', () => {
    expect(copies.length).toBeGreaterThan(0)
    expect(copies.filter((path) => !existsSync(inRoot(path)) || ignored.includes(path))).toEqual([])
  })

  it('runs a program that exists, not as root', () => {
    const [, program] = /^CMD \[.*"(src\/[^"]+)"\]$/m.exec(dockerfile) ?? []
    expect(existsSync(inRoot(program))).toBe(true)
    expect(dockerfile.lastIndexOf('\nUSER node')).toBeGreaterThan(dockerfile.lastIndexOf('\nFROM'))
  })

  it('keeps what its programs need after the development packages are gone', () => {
    const { dependencies } = readJson(inRoot('package.json'))
    for (const name of ['tsx', 'next', 'payload', 'pg']) expect(dependencies).toHaveProperty(name)
  })
})
