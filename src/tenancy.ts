import { getPayload } from 'payload'
import config from '@/payload.config'
import { poolOf } from '@/src/engine/database'
import { countCrossings, missingWalls, tablesOf } from '@/src/engine/tenancy/walls'

/** `npm run doctor -- --tenancy`: every relation with its rows across agencies, and the walls that do not stand; ends with 1 when there is any. */
const payload = await getPayload({ config, disableOnInit: true })
const [db, tables] = [poolOf(payload), tablesOf(payload)]
const [crossings, missing] = [await countCrossings(db, tables), await missingWalls(db, tables)]

const width = Math.max(...crossings.map(({ relation }) => relation.length))
for (const { relation, rows } of crossings) console.log(`${rows === 0 ? 'ok  ' : 'BAD '}  ${relation.padEnd(width)}  ${rows}`)
for (const { table } of missing) console.log(`MISS  the wall of ${table} does not stand as it should; npm run migrate raises it`)

const sum = crossings.reduce((all, { rows }) => all + rows, 0)
console.log(`\n${crossings.length} relations, ${sum} rows across agencies, ${missing.length} walls missing.`)
await payload.destroy()
process.exit(sum === 0 && missing.length === 0 ? 0 : 1)
