import type { PersonId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import { readByIds, within } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import { ImportedPeople, type ImportedPerson } from './import.model.ts'
import { isSameNumber, numberKeyOf, wholeNumberOf } from './nameKeys.ts'
import { tokensOf } from './names.ts'
import { People, type PersonDoc, type PersonFields } from './people.model.ts'
import type { PersonBody } from './rosterRow.ts'

export interface RosterEntry {
  readonly key: string
  readonly formerKeys: readonly string[]
  /** What the list is called. */
  readonly list: string
  readonly body: PersonBody
}

/** What became of one entry, or would become of it; the fields that changed. */
export type Outcome = 'new' | 'unchanged' | 'asked' | { readonly changed: readonly string[] }

/** A man whom a row may be: on the roster, or added by a row ahead of it. */
export interface Man {
  readonly name: string
  readonly serviceNumber: string | null
  /** On the roster. */
  readonly is?: PersonDoc
  /** The row that adds him, by its key. */
  readonly addedBy?: string
  /** The fields that rows ahead say of him. */
  readonly said: Set<string>
}

/** What the rows ahead of one do to the roster, so that it does not matter how many rows are looked at together. */
export class Ahead {
  readonly #men = new Map<string, Man[]>()
  readonly #said = new Map<PersonId, Set<string>>()

  /** Whoever has this number, on the roster or by a row ahead. */
  withNumber(serviceNumber: string, onRoster: readonly PersonDoc[]): readonly Man[] {
    const key = numberKeyOf(serviceNumber) ?? ''
    const isHis = (man: Pick<Man, 'serviceNumber'>) => hasNumber(man, serviceNumber)
    const there = onRoster.filter(isHis).map((is) => this.#onRoster(is))
    return [...there, ...(this.#men.get(key) ?? []).filter(isHis)]
  }

  add({ key, body }: RosterEntry, number: string): void {
    const said = new Set(Object.keys(body).filter((field) => !isNothing(body[field as 'rank'])))
    const { name, serviceNumber = null } = body
    const man = { name, serviceNumber, addedBy: key, said }
    this.#men.set(number, [...(this.#men.get(number) ?? []), man])
  }

  #onRoster(is: PersonDoc): Man {
    const said = this.#said.get(is._id) ?? new Set()
    this.#said.set(is._id, said)
    return { name: is.name, serviceNumber: is.serviceNumber, is, said }
  }
}

export type Judged = { readonly entry: RosterEntry } & (
  | { readonly is: 'new' }
  | { readonly is: 'known'; readonly former: ImportedPerson }
  /** The same man by another list, or by a row ahead: what is not known of him is added. */
  | { readonly is: 'found'; readonly man: Man; readonly adds: Given }
  | { readonly is: 'asked'; readonly men: readonly Man[] }
)

/** The list's own key tells a man first, then his service number; where his name is another, somebody is asked. */
export const judge = async (
  entries: readonly RosterEntry[],
  ahead: Ahead,
  session?: Session,
): Promise<Judged[]> => {
  const before = await readImported(entries, session)
  const numbered = await readNumbered(entries, session)
  return entries.map((entry) => {
    const former = [entry.key, ...entry.formerKeys].flatMap((key) => before.get(key) ?? [])[0]
    if (former) return { entry, is: 'known', former }
    const { serviceNumber } = entry.body
    const number = serviceNumber ? numberKeyOf(serviceNumber) : null
    if (!serviceNumber || !number) return { entry, is: 'new' }
    const men = ahead.withNumber(serviceNumber, numbered)
    const [man, ...others] = men
    if (!man) {
      ahead.add(entry, number)
      return { entry, is: 'new' }
    }
    if (others.length > 0 || !isLikelyNamed(man, entry.body)) return { entry, is: 'asked', men }
    const adds = notSaid(man, entry.body)
    for (const field of Object.keys(adds)) man.said.add(field)
    return { entry, is: 'found', man, adds }
  })
}

const notSaid = ({ is, said }: Man, body: Given): Given =>
  Object.fromEntries(
    Object.entries(is ? missingOf(is, body) : body).filter(
      ([field]) => field !== 'unread' && !said.has(field),
    ),
  )

/** However it is written. */
export const hasNumber = (person: Pick<PersonDoc, 'serviceNumber'>, number: string): boolean =>
  numberKeyOf(person.serviceNumber ?? '') === numberKeyOf(number) &&
  isSameNumber(person.serviceNumber ?? '', number)

/** Who may have the numbers of these entries: to be looked at with `hasNumber`. */
export const readNumbered = async (
  entries: readonly { readonly body: Pick<PersonBody, 'serviceNumber'> }[],
  session?: Session,
): Promise<PersonDoc[]> => {
  const keys = entries.flatMap(({ body: { serviceNumber } }) =>
    serviceNumber ? [numberKeyOf(serviceNumber) ?? '', wholeNumberOf(serviceNumber)] : [],
  )
  return rawOf(People)
    .find({ numberKey: { $in: [...new Set(keys)].filter(Boolean) } }, within(session))
    .toArray()
}

/** They have the family name in common, and another part of the name or its initial. */
const isLikelyNamed = (person: Pick<Man, 'name'>, { name }: PersonBody): boolean => {
  const [mine, theirs] = [tokensOf(name), tokensOf(person.name)]
  const shared = mine.filter((token) => theirs.includes(token))
  const initials = (tokens: readonly string[]) => tokens.map((token) => token[0])
  return (
    shared.some((token) => token.length > 1) &&
    initials(mine).filter((one) => initials(theirs).includes(one)).length >= 2
  )
}

const readImported = (
  entries: readonly RosterEntry[],
  session?: Session,
): Promise<ReadonlyMap<string, ImportedPerson>> => {
  const ids = entries.flatMap(({ key, formerKeys }) => [key, ...formerKeys])
  return readByIds(ImportedPeople, ids, { session })
}

export type Given = Readonly<Record<string, unknown>>

/** The fields in which the list itself says something else than last time. */
export const changedIn = (body: Given, former: Given): string[] =>
  [...new Set([...Object.keys(body), ...Object.keys(former)])].filter(
    (field) => JSON.stringify(body[field]) !== JSON.stringify(former[field]),
  )

export const outcomeOf = (judged: Judged): Outcome => {
  if (judged.is === 'new' || judged.is === 'asked') return judged.is
  const { body } = judged.entry
  const changed =
    judged.is === 'known' ? changedIn(body, judged.former.given) : Object.keys(judged.adds)
  return changed.length > 0 ? { changed } : 'unchanged'
}

/** What a list says of him that is not known yet. */
export const missingOf = (person: PersonFields, body: Given): Given =>
  Object.fromEntries(
    Object.entries(body).filter(([field]) => {
      const known = person[field as keyof PersonFields]
      return field !== 'unread' && isNothing(known)
    }),
  )

const isNothing = (value: unknown): boolean =>
  value === null || (Array.isArray(value) && value.length === 0)
