import type { Client } from 'pg'

/** The agency that holds a tenth of all documents, and the one that always holds 500. */
export const agencyIds = { tenth: idOf('a', 0), small: idOf('a', 1) }
const clientsPerAgency = 40
const agencies = 52

function idOf(kind: 'a' | 'c' | 'd', number: number) {
  return `01900000-0000-7000-8000-${kind}${number.toString(16).padStart(11, '0')}`
}

/** Id of the n-th document; every tenth is the big agency's. */
export const documentId = (number: number) => idOf('d', number)

const uuid = (kind: string, number: string) => `('01900000-0000-7000-8000-${kind}' || lpad(to_hex(${number}), 11, '0'))::uuid`

/** The same documents and clients for both products: same ids, same words, same times. `rows` is the number of documents. */
export const fill = async (client: Client, rows: number, plan: boolean): Promise<void> => {
  if (plan) await client.query(`insert into plans (id, name, display_name, price_cents, billing_period, max_seats) values ('01900000-0000-7000-8000-f00000000000', 'bench', 'Bench', 0, 'annual', 1000000)`)
  await client.query(`insert into agencies (id, name, slug${plan ? ', plan_id' : ''})
    select ${uuid('a', 'n')}, 'Agency ' || n, 'agency-' || n${plan ? `, '01900000-0000-7000-8000-f00000000000'` : ''} from generate_series(0, ${agencies - 1}) n`)
  await client.query(`insert into clients (id, agency_id, company_name, company_slug, industry, website_url, company_description, contact_name, contact_email)
    select ${uuid('c', 'n')}, ${uuid('a', `n / ${clientsPerAgency}`)}, 'Client ' || n, 'client-' || n, 'energy', 'https://client-' || n || '.example', repeat('Designs and runs programmes. ', 5), 'Contact ' || n, 'contact' || n || '@client.example'
    from generate_series(0, ${agencies * clientsPerAgency - 1}) n`)
  await client.query(documents, [rows])
  await client.query('vacuum analyze')
}

// Of every ten rows one is the big agency's; 500 of the first 10,000 are the small one's; the rest is spread over fifty.
const documents = `
  with numbered as (
    select n, case when n % 10 = 0 then 0 when n < 10000 and n % 20 = 1 then 1 else 2 + n % 50 end as agency from generate_series(0, $1::int - 1) n
  )
  insert into documents (id, agency_id, client_id, title, subtitle, topic, status, created_by_id, slug, pdf_file_size_bytes, pdf_page_count, word_count,
    input_tone, input_keywords, quality_warnings, input_sources_only, research_source_count, research_duration_seconds, generation_duration_seconds,
    tokens_input, tokens_output, cost_cents, generation_queued_at, generation_started_at, generation_completed_at, created_at, updated_at)
  select ${uuid('d', 'n')}, ${uuid('a', 'agency')}, ${uuid('c', `agency * ${clientsPerAgency} + (n / 7) % ${clientsPerAgency}`)},
    'What document number ' || n || ' is about', 'A subtitle of a usual length for number ' || n, 'The topic of number ' || n,
    (case when n % 7 = 3 then 'failed' when n % 11 = 5 then 'generating' else 'ready' end)::enum_documents_status,
    null, 'document-' || n, 400000 + n % 1000, 12 + n % 9, 3000 + n % 700,
    'professional', '["energy", "buildings", "heat"]', '[]', false, 22, 14, 61, 51000, 9000, 37,
    timestamptz '2026-01-01' + n * interval '1 second', timestamptz '2026-01-01' + n * interval '1 second', timestamptz '2026-01-01' + n * interval '1 second' + interval '1 minute',
    timestamptz '2026-01-01' + n * interval '1 second', timestamptz '2026-01-01' + n * interval '1 second'
  from numbered`
