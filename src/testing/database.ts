import { randomBytes } from 'node:crypto'
import { databaseUrl, dropDatabase, onServer } from './server'

const given = (name: 'TEST_SERVER_URL' | 'TEST_TEMPLATE' | 'TEST_RUN') => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run the tests with vitest.config.ts, whose global setup starts the database.`)
  return value
}

/**
 * A fresh database with the real schema, cloned from the migrated template: one per test file.
 * `drop` cuts its connections and removes it; what a killed run leaves is removed by the next one.
 */
export const createTestDatabase = async (): Promise<{ url: string; drop: () => Promise<void> }> => {
  const server = given('TEST_SERVER_URL')
  const name = `impresario_test_${given('TEST_RUN')}_${randomBytes(6).toString('hex')}`
  await onServer(server, (query) => query(`create database "${name}" template "${given('TEST_TEMPLATE')}"`))
  return {
    url: databaseUrl(server, name),
    drop: () => onServer(server, (query) => dropDatabase(query, name)),
  }
}
