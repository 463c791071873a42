import { escapeHtml } from './escape'

export type CitedReference = { number: number; url: string }

// A source that is cited twenty times would otherwise end in a row of letters.
const mostBack = 6

/** Counts the places of one document that cite each reference, so that the reference can lead back to them. */
export class Citations {
  private readonly places = new Map<number, number>()
  private readonly byUrl: Map<string, number>
  private readonly numbers: Set<number>

  constructor(references: CitedReference[]) {
    this.byUrl = new Map(references.map(({ url, number }) => [url, number]))
    this.numbers = new Set(references.map(({ number }) => number))
  }

  /** The reference number of an address, or null when it is not cited. */
  numberOf(url: string): number | null {
    return this.byUrl.get(url) ?? null
  }

  /** The raised number that leads to a reference; empty when there is no such reference. */
  cite(number: number | null): string {
    if (number === null || !this.numbers.has(number)) return ''
    const place = (this.places.get(number) ?? 0) + 1
    this.places.set(number, place)
    return `<a class="cite" id="cite-${number}-${place}" href="#ref-${number}">${number}</a>`
  }

  /** Links from a reference back to the first six places that cite it; `label` says what they are for. */
  back(number: number, label: string): string {
    const count = this.places.get(number) ?? 0
    const link = (place: number) => {
      const mark = count === 1 ? '↑' : `${place === 1 ? '↑ ' : ''}${placeName(place)}`
      return `<a class="back" href="#cite-${number}-${place}" title="${escapeHtml(label)}">${mark}</a>`
    }
    const links = Array.from({ length: Math.min(count, mostBack) }, (_, at) => link(at + 1)).join(' ')
    return count > mostBack ? `${links} …` : links
  }
}

const placeName = (place: number) => String.fromCharCode(96 + place)
