import { networkOf } from '@/src/engine/address'

/** Refuses what is neither an address nor a network. */
export const networksOnly = (values: unknown): string | true => {
  const odd = ((values ?? []) as string[]).find((value) => !networkOf(value))
  return odd ? `${odd} is not an address or network such as 203.0.113.7 or 203.0.113.0/24.` : true
}
