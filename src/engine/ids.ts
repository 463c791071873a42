import { v7, validate } from 'uuid'

export { v7 as uuidv7, validate as isUuid }

/** An id that a caller gave as a value for `id = $1`, which can use the index; what is none is null, and finds no row. */
export const asUuid = (given: unknown): string | null => (validate(given) ? String(given) : null)
