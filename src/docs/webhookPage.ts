import { testEvent, webhookCatalog, type WebhookEvent } from '@/src/domain/platform/webhooks/catalog'
import { exampleOf } from '@/src/domain/platform/webhooks/message'

/** Every message that an agency's endpoint can subscribe to, with its example. */
export const webhookPage = (): string =>
  [
    '# Webhooks: messages', '',
    'Made from `src/domain/platform/webhooks/catalog.ts`; do not edit. How messages are sent, signed and repeated is in [the interface](../api.md#webhooks).', '',
    'An endpoint subscribes to types of this list, to a family (`documents.*`) or to everything (`*`). Messages hold ids and states only: ask for the row with your own rights.', '',
    '| type | sent when | data besides ids and states |', '| --- | --- | --- |',
    ...[...webhookCatalog.values(), testEvent].map(row), '',
    '## Example', '', '```json', JSON.stringify(exampleOf(webhookCatalog.get('document.ready')!), null, 2), '```', '',
    'With data of its own:', '', '```json', JSON.stringify(exampleOf(webhookCatalog.get('webhook.received')!), null, 2), '```', '',
  ].join('\n')

const row = ({ type, when, facts, states }: WebhookEvent): string =>
  `| \`${type}\` | ${when}${states ? ` (${states[0]} → ${states[1]})` : ''} | ${facts ? Object.keys(facts.shape).map((name) => `\`${name}\``).join(', ') : '—'} |`
