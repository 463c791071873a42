const base = ['src/env.ts', 'src/errors.ts', 'src/errorCodes.ts', 'src/log.ts', 'src/__generated__']
const engine = ['src/engine', ...base]
const domain = ['src/domain', ...engine]

/** What each part of the product may import, besides itself: imports point down only. */
export const directions = {
  collections: ['hooks', 'access', ...domain],
  hooks: ['access', ...domain],
  access: domain,
  jobs: ['access', 'src/providers', 'src/render', ...domain],
  'src/web': ['access', ...domain],
  'src/app': ['payload.config.ts', 'access', 'src/admin', 'src/browser', 'src/portal', ...domain],
  'src/admin': ['access', 'src/browser', ...domain],
  'src/portal': ['access', 'src/browser', ...domain],
  'src/browser': [],
  'src/domain': engine,
  'src/engine': base,
  'src/providers': engine,
  'src/render': domain,
  'src/sandbox': engine,
  'src/env.ts': [],
  'src/errors.ts': ['src/errorCodes.ts', 'src/log.ts', 'src/env.ts'],
}

const mayImportTheConfig = ['src/app', 'src/server.ts', 'src/worker.ts', 'src/migrate.ts', 'src/seed', 'src/testing']

/** The table as zones of import-x/no-restricted-paths, for a checkout at `root`. */
export const zonesOf = (root) => [
  ...Object.entries(directions).map(([part, allowed]) => ({
    target: `${root}/${part}`,
    from: root,
    except: ['node_modules', part, ...allowed].map((path) => `./${path}`),
    message: `${part} may import only: ${[part, ...allowed].join(', ')}.`,
  })),
  {
    target: `${root}/src/!(${mayImportTheConfig.map((path) => path.slice(4)).join('|')})/**`,
    from: `${root}/payload.config.ts`,
    message: 'Only the entry points, the seed and tests load the Payload config.',
  },
]

/** A vendor's folder is known to its capability only. */
export const vendorPattern = { regex: '^@/src/providers/[^/]+/[^/]+/', message: 'Use the capability (its port, or providersFor), not the folder of a vendor.' }
