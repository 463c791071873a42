import { Resolver } from 'node:dns/promises'
import type { NameServers, TextRecords } from '@/src/providers/dns/port'

const faults: Readonly<Record<string, 'no_name' | 'no_record'>> = { ENOTFOUND: 'no_name', ENODATA: 'no_record' }

/** The resolver of the system or the given servers (`address:port`), without the cache that the system's own calls have. */
export class SystemNames implements NameServers {
  constructor(
    private readonly servers: readonly string[],
    private readonly timeoutMs = 2_000,
  ) {}

  async text(name: string): Promise<TextRecords> {
    const resolver = new Resolver({ timeout: this.timeoutMs, tries: 2 })
    if (this.servers.length > 0) resolver.setServers(this.servers)
    try {
      return { found: (await resolver.resolveTxt(name)).map((strings) => strings.join('')) }
    } catch (error) {
      const code = String((error as NodeJS.ErrnoException).code)
      return { fault: faults[code] ?? 'lookup', detail: code }
    }
  }
}
