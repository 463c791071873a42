type Row = { id: string; kind?: string; about?: string; key?: string }

/** A column of sealed texts: where it is, what its rows are sealed for, and the file that seals them. */
export type SealedColumn = {
  name: string
  usedIn: readonly string[]
  /** Reads `id`, `sealed` and what the owner is made of; `$1` is the last id of the batch before, `$2` the pattern of the first key, `$3` how many. */
  select: string
  /** Replaces `$2` by `$3` in row `$1`; nothing when somebody else changed it meanwhile. */
  update: string
  ownerOf: (row: Row) => string
}

const plain = (table: string, id: string, column: string) => ({
  select: `select ${id}::text as id, ${column} as sealed from ${table} where ${id} > $1 and ${column} not like $2 order by ${id} limit $3`,
  update: `update ${table} set ${column} = $3 where ${id} = $1 and ${column} = $2`,
})

const effectOwners: Record<string, (row: Row) => string> = {
  'mail.send': ({ id }) => `effects|${id}`,
  'job:send-link': ({ about }) => `ask-link|${about}`,
  'vendor.key-test': ({ key }) => key!,
  'social.connect': ({ key }) => key!,
  'social.revoke': ({ key }) => key!,
}

/** Every place where sealed texts are kept; a test finds a file that seals and is not named here. */
export const sealedColumns: readonly SealedColumn[] = [
  { name: 'connections', usedIn: ['hooks/platform/sealSecret.ts', 'src/domain/social/connections/tokens.ts'], ...plain('sealed_secrets', 'connection_id', 'sealed'), ownerOf: ({ id }) => `connections|${id}` },
  { name: 'accounts being linked', usedIn: ['src/domain/social/connections/link.ts'], ...plain('account_links', 'id', 'sealed'), ownerOf: ({ id }) => `account_links|${id}` },
  { name: 'webhook secrets', usedIn: ['src/engine/webhooks/secrets.ts'], ...plain('webhook_secrets', 'id', 'sealed'), ownerOf: ({ id }) => `webhook_secrets|${id}` },
  { name: 'second factors', usedIn: ['src/domain/platform/secondFactor/store.ts'], ...plain('second_factors', 'user_id', 'sealed_secret'), ownerOf: ({ id }) => `second_factors|${id}` },
  {
    name: 'effects that are not done',
    usedIn: ['src/engine/mail.ts', 'src/domain/platform/links/ask.ts', 'src/domain/platform/vendorKeys/tryKey.ts', 'src/domain/social/connections/arrive.ts', 'src/domain/social/connections/leave.ts'],
    // What is done is never opened again.
    select: `select id::text, kind, key, request->>'id' as about, request->>'sealed' as sealed from effects
      where id > $1 and state <> 'done' and kind in (${Object.keys(effectOwners).map((kind) => `'${kind}'`).join(', ')}) and request->>'sealed' not like $2 order by id limit $3`,
    update: `update effects set request = jsonb_set(request, '{sealed}', to_jsonb($3::text)) where id = $1 and request->>'sealed' = $2`,
    ownerOf: (row) => effectOwners[row.kind ?? '']!(row),
  },
]
