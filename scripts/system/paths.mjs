import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout, absolute. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** A path inside the checkout. */
export const inRoot = (...parts) => join(root, ...parts)

/** IMPRESARIO_HOME, absolute: all that is written at run time. */
export const homeOf = (environment = process.env) => resolve(root, environment.IMPRESARIO_HOME || '.impresario')

/** Reads `.env` of the checkout into the environment; what is already set wins. */
export function loadDotEnv() {
  if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'))
}

/** A JSON file, or null when it is missing or half-written. */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
