import { doors } from './doors.mjs'
import { environment } from './environment.mjs'

/** The rules of this house that no package has. */
export const house = { meta: { name: 'house' }, rules: { doors, environment } }
