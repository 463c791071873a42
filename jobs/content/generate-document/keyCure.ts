import { isVendorError, VendorError } from '@/src/engine/http'
import type { Context } from './outputs'

const cures = { own: 'Check the key under Connections.', included: 'Tell the platform’s operator.' }

/** A refused key, told with who can mend it: the agency that brings its keys, else the operator whose keys the plan includes. */
export const withCure = (error: unknown, { input }: Pick<Context['run'], 'input'>): unknown =>
  isVendorError(error, 'human') && error.code !== 'BIZ_008'
    ? new VendorError({ ...error, message: `${error.message} ${input.ownKeys ? cures.own : cures.included}` })
    : error
