import { stem } from './stem'

const words = `adoption analysis annual area average benchmark benefit best better big business case challenge change commercial company companies corporate cost
current customer data day different effect employee enterprise european example firm first full future general global good great group growth guide
high impact important improvement industry insight introduction key large latest less level long low main management manager market measure medium mid
mid-sized modern new number operation opportunity organisation organization overview part people percent performance period plan policy practice
problem process product professional programme program project quality question rate reason recent report research result risk role sector
service share short sized small smart solution specific staff standard state statistic step strategy study success survey system task team technology time
tip tool top total trend type use useful user using value way well work worker world year`

/** Stems of words that a text on any subject holds; alone they do not show what it is about. */
export const generalStems: ReadonlySet<string> = new Set(words.split(/\s+/).filter(Boolean).map(stem))
