import { Kind, parse, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql'
import { fail } from '@/src/errors'

/** How much one question may ask: text, words, levels, fields side by side at the top, fields in all with fragments written out. */
export const mostAsked = { characters: 20_000, tokens: 4000, depth: 6, atOnce: 10, fields: 500 } as const

type Walk = { fragments: Map<string, FragmentDefinitionNode>; fields: number; within: ReadonlySet<string>; isClosed: boolean }

/** Reads a question and refuses one that asks too much, before anything is worked out for it. Throws VAL_001. */
export const readQuestion = (text: string, isClosed: boolean): DocumentNode => {
  const document = parsed(text)
  const fragments = new Map(document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]))
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  if (operations.length !== 1) throw fail('VAL_001', { field: 'query', message: 'Ask one operation at a time.' })
  const walk: Walk = { fragments, fields: 0, within: new Set(), isClosed }
  const [operation] = operations
  if (operation!.operation === 'subscription') throw fail('VAL_001', { field: 'query', message: 'There are no subscriptions; changes are told over the socket.' })
  const top = walked(operation!.selectionSet, 1, walk)
  if (top > mostAsked.atOnce) throw fail('VAL_001', { field: 'query', message: `Up to ${mostAsked.atOnce} things are asked at once.` })
  return document
}

const parsed = (text: string): DocumentNode => {
  try {
    return parse(text, { maxTokens: mostAsked.tokens, noLocation: true })
  } catch (error) {
    throw fail('VAL_001', { status: 400, field: 'query', message: `The question could not be read: ${(error as Error).message.slice(0, 200)}` })
  }
}

/** Counts the fields of one level, fragments written out, and goes on below. */
const walked = ({ selections }: SelectionSetNode, level: number, walk: Walk): number => {
  let here = 0
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) here += field(selection.name.value, selection.selectionSet, level, walk)
    else if (selection.kind === Kind.INLINE_FRAGMENT) here += walked(selection.selectionSet, level, walk)
    else here += spread(selection.name.value, level, walk)
  }
  return here
}

const field = (name: string, inner: SelectionSetNode | undefined, level: number, walk: Walk): number => {
  walk.fields += 1
  if (walk.fields > mostAsked.fields) throw fail('VAL_001', { field: 'query', message: `Up to ${mostAsked.fields} fields are asked for, fragments written out.` })
  const isSchema = name === '__schema' || name === '__type'
  if (isSchema && walk.isClosed) throw fail('VAL_001', { field: 'query', message: 'The schema is not told here.' })
  // Tools that ask for the schema while one develops go deeper.
  if (level > mostAsked.depth && !isSchema) throw fail('VAL_001', { field: 'query', message: `A question may go ${mostAsked.depth} levels deep.` })
  if (inner && !isSchema) walked(inner, level + 1, walk)
  return 1
}

const spread = (name: string, level: number, walk: Walk): number => {
  const fragment = walk.fragments.get(name)
  if (!fragment) return 0
  if (walk.within.has(name)) throw fail('VAL_001', { field: 'query', message: `The fragment ${name.slice(0, 100)} contains itself.` })
  return walked(fragment.selectionSet, level, { ...walk, within: new Set([...walk.within, name]), get fields() { return walk.fields }, set fields(count) { walk.fields = count } })
}
