import type { Fate } from '@rollcall/contract/personFacts.ts'
import type { personBody } from '@rollcall/contract/personGiven.ts'
import type { z } from 'zod'
import { inventedCamps } from './camps.ts'
import { stockOf } from './drawing/cast.ts'
import type { Stock } from './drawing/face.ts'
import { between, oneOf, type Random, randomOf } from './drawing/random.ts'
import { families, given, type People, words } from './names.ts'

export type PersonGiven = z.output<typeof personBody>

export interface Invented {
  readonly given: PersonGiven
  readonly stock: Stock
  /** The age at which his portrait was made; null where there is none. */
  readonly portraitAge: number | null
  readonly born: number
}

export const ROSTER = 100

const ranks = words('Private Private Private Corporal Corporal Sergeant Lieutenant')
const branches: Record<People, readonly string[]> = {
  american: ['Army (invented)', 'Marines (invented)', 'Air Force (invented)'],
  british: ['Army (invented)'],
  turkish: ['Brigade (invented)'],
  korean: ['Army (invented)'],
  other: ['Battalion (invented)'],
}
const camps = inventedCamps.map(({ names: [{ text }] }) => text)
const forces: Record<People, string> = {
  american: 'Western Republic (invented)',
  british: 'Island Commonwealth (invented)',
  turkish: 'Eastern Brigade (invented)',
  korean: 'Southern Republic (invented)',
  other: 'Allied battalions (invented)',
}

const units = ['Lantern Company', 'Foot of Marrow', 'Harbour Rifles', 'Signal Column']

/** 1st, 2nd, 3rd, 4th, and 11th to 13th. */
export const ordinal = (n: number): string => {
  const teen = Math.floor(n / 10) % 10 === 1
  return `${n}${(!teen && ['th', 'st', 'nd', 'rd'][n % 10]) || 'th'}`
}

const peopleOf = (n: number): People => {
  const fixed: Partial<Record<number, People>> = { 4: 'american', 11: 'american' }
  const stock = n < 16 ? stockOf(n) : null
  if (fixed[n] || stock === 'african') return 'american'
  if (stock === 'korean') return 'korean'
  if (stock === 'southern') return n % 2 ? 'other' : 'turkish'
  if (stock) return n % 3 === 1 ? 'british' : 'american'
  return n % 5 === 0
    ? 'british'
    : n % 7 === 0
      ? 'turkish'
      : n % 8 === 0
        ? 'korean'
        : n % 11 === 0
          ? 'other'
          : 'american'
}

const stockFor = (n: number, people: People): Stock => {
  if (n < 16) return stockOf(n)
  if (people === 'korean') return 'korean'
  if (people === 'turkish') return 'southern'
  return people === 'american' && n % 9 === 4
    ? 'african'
    : people === 'other'
      ? 'southern'
      : 'northern'
}

/** A hundred men who never were. The first of them are those on the film. */
export const inventRoster = (): readonly Invented[] => {
  const random = randomOf(1953)
  const taken = new Set<string>()
  return Array.from({ length: ROSTER }, (_, n) => invent(n, random, taken))
}

const invent = (n: number, random: Random, taken: Set<string>): Invented => {
  const people = peopleOf(n)
  let name = ''
  do {
    const middle =
      people === 'american' || people === 'british'
        ? `${oneOf(random, words('A B C D E F G H J L M P R T W'))}. `
        : ''
    const first = oneOf(random, given[people])
    const family = oneOf(random, families[people])
    name = people === 'korean' ? `${family} ${first}` : `${first} ${middle}${family}`
  } while (taken.has(name))
  taken.add(name)
  const born = Math.floor(between(random, 1918, 1934))
  const taken1950 = random() < 0.7
  const captured = taken1950
    ? oneOf(random, ['1950-11', '1950-12-02', '1950-11-28', '1950-12'])
    : oneOf(random, ['1951-02', '1951-04-25', '1951-05'])
  const end = endOf(n, random)
  return {
    given: {
      name,
      rank: oneOf(random, ranks),
      branch: oneOf(random, branches[people]),
      unit: `${ordinal(Math.floor(between(random, 1, 24)))} ${oneOf(random, units)} (invented)`,
      born: `${born}`,
      // Nobody dies before he is taken.
      captured: end.died ? '1950-12' : captured,
      force: forces[people],
      heightCm: 160 + ((n * 7) % 29),
      stays: staysIn(
        random() < 0.8
          ? [camps[0] as string, ...(random() < 0.4 ? [oneOf(random, camps.slice(1))] : [])]
          : [oneOf(random, camps)],
        n,
      ),
      ids: [{ authority: 'Registry of the Missing (invented)', id: `INV-M-${1000 + n * 13}` }],
      sources: { captured: 'List of the exchange, invented' },
      ...end,
    },
    stock: stockFor(n, people),
    portraitAge: n < 40 ? Math.max(18, 1949 - born) : null,
    born,
  }
}

/** Of some it is known when they were where; the first camp is the one they ended in. */
const staysIn = (named: readonly string[], n: number): NonNullable<PersonGiven['stays']> => {
  const source = 'Debriefings, invented'
  return named.map((camp, at) => ({
    camp,
    ...(n % 3 !== 2 && (at === 0 ? { from: '1951-03~' } : { from: '1950-12', to: '1951-02' })),
    source,
  }))
}

type End = Pick<PersonGiven, 'died' | 'released' | 'fates' | 'publishedLists' | 'consent'>

/** How it ended for him; who may be living is withheld, unless a list names him or his family agreed. */
const endOf = (n: number, random: Random): End => {
  const list = { title: 'Roll of the Fallen, an invented list', date: '1954' }
  const fate = (code: Fate['code'], authority: string, asOf: string): Fate => ({
    code,
    authority,
    asOf,
  })
  if (n % 4 === 0 || n === 1 || n === 2 || n === 6)
    return {
      died: oneOf(random, ['1951-02', '1951-03-11', '1951-05', '1951-01~']),
      fates: [
        fate('unaccounted-mia', 'Ministry of Records (invented)', '1951-02'),
        fate('died-in-captivity', 'Board of Inquiry (invented)', '1954-01'),
      ],
      publishedLists: [list],
    }
  if (n % 4 === 1)
    return {
      fates: [fate('unaccounted-pow', 'Ministry of Records (invented)', '1953-12')],
      publishedLists: [{ title: 'The Unaccounted, an invented list', date: '1955' }],
    }
  if (n % 4 === 2)
    return {
      released: oneOf(random, ['1953-04-22', '1953-08-19', '1953-09-01']),
      fates: [
        fate('unaccounted-mia', 'Ministry of Records (invented)', '1951-03'),
        fate(
          random() < 0.3 ? 'returned-little-switch' : 'returned-big-switch',
          'Exchange Office (invented)',
          '1953-09',
        ),
      ],
      ...(random() < 0.3 && { consent: 'His family agreed by letter (invented), 2026-05.' }),
    }
  return { fates: [fate('unaccounted-mia', 'Ministry of Records (invented)', '1951-03')] }
}
