import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/src/engine/endpoint'
import type { AnyWorkflow } from './define'
import { transition } from './transition'

const answersOf = (asks: readonly string[]) =>
  z.strictObject({ note: z.string().max(2000).optional(), version: z.number().int().optional(), ...Object.fromEntries(asks.map((asked) => [asked, z.string().max(2000)])) })

/** `POST /api/<collection>/:id/<transition>` for each move that a person may make. */
export const transitionEndpoints = (workflow: AnyWorkflow): Endpoint[] => {
  return Object.entries(workflow.transitions)
    .filter(([, edge]) => edge.endpoint !== false && edge.by.some((role) => role !== 'system'))
    .map(([name, edge]) =>
      defineEndpoint({
        method: 'post',
        path: `/:id/${kebab(name)}`,
        auth: 'person',
        who: edge.by.filter((role) => role !== 'system'),
        body: answersOf(edge.asks ?? []),
        handler: async ({ req, body, params }) => {
          const doc = await transition(req, workflow, name, { ...body, id: String(params.id) })
          return { body: { id: doc.id, [workflow.field]: doc[workflow.field] } }
        },
      }),
    )
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
