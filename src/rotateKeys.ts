import { createPool, poolOptions } from '@/src/engine/database/pool'
import { rotateKeys } from '@/src/engine/secrets/rotate'

/** `npm run rotate-keys`: seals everything anew with the first of `ENCRYPTION_KEYS`; ends with 1 when something opens with none of them. */
const pool = createPool(poolOptions('rotate-keys', 1))
const { resealed, lost } = await rotateKeys({ query: async (text, values) => (await pool.query(text, values)).rows as never })
console.log(`${resealed} sealed anew, ${lost} that no key opens.${lost ? ' Put the key that sealed them back into ENCRYPTION_KEYS; the log names the rows.' : ' Keys after the first can now be removed.'}`)
await pool.end()
process.exit(lost === 0 ? 0 : 1)
