import type { BodySent } from '@rollcall/contract/endpoint.ts'
import type { addPerson, editPerson, Person } from '@rollcall/contract/people.ts'
import { type FactSources, type Fate, sourcedFacts } from '@rollcall/contract/personFacts.ts'

import { listNameOf } from '../camps/useCampName.ts'

export type Fact = (typeof sourcedFacts)[number]
const dates = ['born', 'died', 'captured', 'released'] as const
export const isDate = (field: string): boolean => dates.some((date) => date === field)

export interface FateForm {
  readonly code: Fate['code'] | ''
  readonly authority: string
  readonly asOf: string
}

export interface StayForm {
  readonly camp: string
  readonly from: string
  readonly to: string
  readonly source: string
}

export interface IdForm {
  readonly authority: string
  readonly id: string
}

export interface ListForm {
  readonly title: string
  readonly date: string
  readonly url: string
}

const lines = [
  ...(['name', 'rank', 'branch', 'unit', 'force', 'serviceNumber'] as const),
  ...dates,
  'consent',
] as const

/** An entry as it is written; empty where nothing is known. Other names stand one on a line, camps by what they go by. */
export type PersonForm = Record<(typeof lines)[number] | 'otherNames' | 'heightCm', string> & {
  readonly stays: readonly StayForm[]
  readonly ids: readonly IdForm[]
  readonly sources: Record<Fact, string>
  readonly fates: readonly FateForm[]
  readonly publishedLists: readonly ListForm[]
}

export const emptyFate: FateForm = { code: '', authority: '', asOf: '' }
export const emptyStay: StayForm = { camp: '', from: '', to: '', source: '' }
export const emptyId: IdForm = { authority: '', id: '' }
export const emptyList: ListForm = { title: '', date: '', url: '' }
export const emptyPerson: PersonForm = formOf({})

export function formOf(person: Partial<Person>): PersonForm {
  const {
    otherNames = [],
    stays = [],
    ids = [],
    fates = [],
    publishedLists = [],
    sources = {},
  } = person
  const known = Object.fromEntries(lines.map((field) => [field, person[field] ?? '']))
  return {
    ...(known as Record<(typeof lines)[number], string>),
    otherNames: otherNames.join('\n'),
    heightCm: String(person.heightCm ?? ''),
    stays: stays.map(({ names, from = '', to = '', source }) => ({
      ...{ camp: listNameOf({ names }), from, to, source: source ?? '' },
    })),
    ids: ids.map((one) => ({ ...one })),
    sources: Object.fromEntries(
      sourcedFacts.map((fact) => [fact, sources[fact] ?? '']),
    ) as PersonForm['sources'],
    fates: fates.map((fate) => ({ ...emptyFate, ...fate }) as FateForm),
    publishedLists: publishedLists.map((list) => ({ ...emptyList, ...list }) as ListForm),
  }
}

type Patch = BodySent<typeof editPerson>

/** Everything the form says; null where it is empty. */
function wholeOf(form: PersonForm): Patch {
  const said = Object.fromEntries(lines.map((field) => [field, form[field].trim() || null]))
  return {
    ...said,
    name: form.name.trim(),
    otherNames: linesOf(form.otherNames),
    heightCm: form.heightCm.trim() === '' ? null : Number(form.heightCm),
    stays: form.stays.map(({ source, ...stay }) => ({
      ...(filled(stay) as { camp: string }),
      source: source.trim() || null,
    })),
    ids: form.ids.map(({ authority, id }) => ({ authority: authority.trim(), id: id.trim() })),
    sources: filled(form.sources) as FactSources,
    fates: form.fates.map((fate) => filled(fate) as Fate),
    publishedLists: form.publishedLists.map((list) => filled(list) as { title: string }),
  }
}

/** For somebody new: what the form says, without what is empty. */
export const bodyOf = (form: PersonForm): BodySent<typeof addPerson> => {
  const told = Object.entries(wholeOf(form)).filter(([, value]) => value !== null)
  return { ...Object.fromEntries(told), name: form.name.trim() }
}

/** For somebody who is there: the fields that the form changes; another moderator may have changed the rest. */
export const patchOf = (form: PersonForm, person: Person): Patch => {
  const before: Partial<Record<string, unknown>> = wholeOf(formOf(person))
  const changed = Object.entries(wholeOf(form)).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field]),
  )
  return Object.fromEntries(changed)
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const filled = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([field, text]) => [field, String(text).trim()])
      .filter(([, text]) => text),
  )
