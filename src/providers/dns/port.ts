/** What a name says: its TXT records, each joined from its strings, or why there are none. */
export type TextRecords = { found: string[] } | { fault: 'no_name' | 'no_record' | 'lookup'; detail: string }

/** Asks for names. Never throws: that a lookup failed is an answer. */
export interface NameServers {
  text(name: string): Promise<TextRecords>
}
