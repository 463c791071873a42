import { existsSync, statSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join, resolve } from 'node:path'

const endings = ['', '.ts', '.tsx', '.mjs', '.js', '/index.ts', '/index.tsx']

/** Finds the file behind an import for the import rules: `@/` is the root of the checkout, endings are left out. */
export const resolverOf = (root) => ({
  name: 'impresario',
  interfaceVersion: 3,
  resolve(source, file) {
    if (isBuiltin(source)) return { found: true, path: null }
    if (source === '@payload-config') return { found: true, path: join(root, 'payload.config.ts') }
    if (source.startsWith('@/')) return fileOf(join(root, source.slice(2)))
    if (source.startsWith('.')) return fileOf(resolve(dirname(file), source))
    return packageOf(source, file)
  },
})

function fileOf(path) {
  const found = endings.map((ending) => path + ending).find((candidate) => existsSync(candidate) && statSync(candidate).isFile())
  return found ? { found: true, path: found } : { found: false }
}

function packageOf(source, file) {
  try {
    return { found: true, path: createRequire(file).resolve(source) }
  } catch {
    return { found: false }
  }
}
