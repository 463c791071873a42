import type { PayloadRequest } from 'payload'
import { factorOf } from '../../secondFactor/store'
import { factorDueAt, isAskedForFactor, personById, placesOf, type Found, type Place } from '../person'

export type OwnFactor = Awaited<ReturnType<typeof factorOf>> & { isAsked: boolean; dueAt: Date | null }

/** How a person stands with the second factor: whether it is on, asked for, and until when they may do without (`dueAt`). */
export const factorFor = async (req: PayloadRequest, person: Found, places: readonly Place[]): Promise<OwnFactor> => {
  const factor = await factorOf(req, person.id)
  return { ...factor, isAsked: isAskedForFactor(person, places), dueAt: factor.isOn ? null : factorDueAt(person, places) }
}

/** The same for whoever is signed in. */
export const ownFactor = async (req: PayloadRequest): Promise<OwnFactor> => {
  const { id } = req.user!
  return factorFor(req, (await personById(req, id))!, await placesOf(req, id))
}
