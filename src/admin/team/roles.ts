export type Role = 'agency_admin' | 'agency_member' | 'seller' | 'producer' | 'talent' | 'client'

/** What a role is called and lets somebody do, in the order they are offered. */
export const roles: readonly { value: Role; label: string; about: string }[] = [
  { value: 'agency_admin', label: 'Admin', about: 'Everything in the agency: people, keys, brand, plan, all clients and documents.' },
  { value: 'agency_member', label: 'Member', about: 'Makes and edits documents for the clients. Sees the team, changes no settings.' },
  { value: 'seller', label: 'Seller', about: 'Works on sales and campaigns.' },
  { value: 'producer', label: 'Producer', about: 'Plans and produces shows.' },
  { value: 'talent', label: 'Talent', about: 'Sees what concerns them in the portal.' },
  { value: 'client', label: 'Client', about: 'Sees the documents of one client in the portal.' },
]

/** A role's word; one that is not known here shows as it is. */
export const roleLabel = (role: string): string => roles.find(({ value }) => value === role)?.label ?? role

/** The addresses in a pasted text, each once, in their order; `faulty` are those that are none. */
export const addressesIn = (text: string): { addresses: string[]; faulty: string[] } => {
  const words = text.split(/[\s,;]+/).map((word) => word.replace(/^<|>$/g, '').trim().toLowerCase()).filter((word) => word.includes('@'))
  const unique = [...new Set(words)]
  const isAddress = (word: string) => /^[^@\s<>()"]+@[^@\s<>()"]+\.[^@\s<>()".]{2,}$/.test(word)
  return { addresses: unique.filter(isAddress), faulty: unique.filter((word) => !isAddress(word)) }
}
