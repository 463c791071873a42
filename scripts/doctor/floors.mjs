import { inRoot, readJson } from '../system/paths.mjs'

/** Lowest versions without a published fault that touches this product; an advisory raises the row. */
export const floors = {
  payload: '3.90.2',
  next: '16.4.0',
  sharp: '0.35.5',
  nodemailer: '10.0.9',
  liquidjs: '10.27.2',
  agenda: '6.2.6',
  '@agendajs/postgres-backend': '3.0.6',
}

/** Below this WeasyPrint follows redirects past the address filter and lets styles in through attributes. */
export const oldestWeasyPrint = '69.0'

/** Sentences about locked packages below their floor, and about Payload's parts in different versions. */
export function floorFaults(lock = readJson(inRoot('package-lock.json'))) {
  const versions = Object.entries(lock.packages).map(([path, { version }]) => ({ name: path.split('node_modules/').at(-1), version }))
  const below = versions
    .filter(({ name, version }) => floors[name] && isBelow(version, floors[name]))
    .map(({ name, version }) => `${name} ${version} is below ${floors[name]}`)
  const payload = new Set(versions.filter(({ name }) => name === 'payload' || name.startsWith('@payloadcms/')).map(({ version }) => version))
  return payload.size > 1 ? [...below, `Payload's parts are of different versions: ${[...payload].sort().join(', ')}`] : below
}

/** Whether a version is lower than another; both of the form 1.2.3 or 1.2. */
export function isBelow(version, floor) {
  const [mine, least] = [version, floor].map((text) => text.split('-')[0].split('.').map(Number))
  const first = [0, 1, 2].find((index) => (mine[index] ?? 0) !== (least[index] ?? 0))
  return first !== undefined && (mine[first] ?? 0) < (least[first] ?? 0)
}
