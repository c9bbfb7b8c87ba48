import { decide, ruleEvidence } from '@rollcall/contract/cases.ts'
import type { BodySent } from '@rollcall/contract/endpoint.ts'
import { evidenceClasses } from '@rollcall/contract/evidence.ts'
import { listExclusions, raiseExclusion, ruleExclusion } from '@rollcall/contract/exclusions.ts'
import { giveEvidence, type Identification, propose } from '@rollcall/contract/identifications.ts'
import { editPerson, type Person } from '@rollcall/contract/people.ts'
import type { SubjectShort } from '@rollcall/contract/standing.ts'
import { getSubject, mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { convertTip } from '@rollcall/contract/tipDesk.ts'
import { answers } from '@rollcall/contract/votes.ts'
import fc from 'fast-check'
import { expect } from 'vitest'
import { vote } from '../cases/world.ts'
import type { Account } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'

/** In whose life something happens, and who does it. */
export interface Cast {
  readonly men: readonly SubjectShort[]
  readonly people: readonly Person[]
  readonly contributors: readonly Account[]
  readonly moderators: readonly Account[]
  readonly tipId: string
  /** How words around a person are written, so that it is known of whom they were. */
  readonly written: (personId: string | null) => string
}

export interface Act {
  readonly what: (typeof whats)[number]
  readonly man: number
  readonly who: number
  readonly of: number
  readonly by: number
}
const whats = [
  ...(['propose', 'propose', 'answer', 'evidence', 'evidence', 'weigh', 'weigh', 'weigh'] as const),
  ...(['confirm', 'confirm', 'rule', 'rule', 'exclude', 'ruleExclusion', 'ruleExclusion'] as const),
  ...(['fact', 'merge', 'part', 'tip'] as const),
]
export const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom(...whats),
  man: fc.nat(2),
  who: fc.nat(2),
  of: fc.nat(99),
  by: fc.nat(2),
})

const pick = <One>(all: readonly One[], n: number): One | undefined => all[n % all.length]
const asSources = { reasons: 'As the sources say.' }

/** While the dated picture was made, and in a camp that is known to be another than where that was. */
export const IN_RIVER_CAMP = {
  ...{ camp: 'River camp', from: '1950-12', to: '1951-03', source: 'A letter' },
}

/** What may be known of somebody: the dated picture was made in January 1951, so that each second of them excludes him. */
const facts = [
  ...[
    { captured: '1950-11' },
    { captured: '1951-02' },
    { released: null },
    { released: '1950-12' },
  ],
  ...[{ stays: [] }, { stays: [IN_RIVER_CAMP] }, { died: '1951-02' }, { died: '1950-12' }],
] as const
/** That he died is said of nobody whose name is withheld because he may live. */
const ofTheLiving = facts.slice(0, 6)

/** What is refused changes nothing: only that nothing fails is asked of each. */
export const perform = async (cast: Cast, { what, man, who, of, by }: Act): Promise<void> => {
  const { men, people, contributors, moderators, tipId, written } = cast
  const subjectId = men[man]?.id as SubjectShort['id']
  const personId = people[who]?.id as Person['id']
  const giver = pick(contributors, by)?.client as Client
  const ruler = pick(moderators, by)?.client as Client
  const page = await ruler.done(getSubject, { params: { subjectId } })
  const one = pick(page.identifications, of)
  const params = { identificationId: one?.id as Identification['id'] }
  const text = written(one?.person.id ?? null)
  const because = { reasons: text }
  switch (what) {
    case 'propose':
      return sent(
        giver.call(propose, {
          params: { subjectId },
          body: { personId, basis: ['witness', 'caption'], reasons: written(personId) },
        }),
      )
    case 'answer':
      if (one) await vote(giver, one, pick(answers, of) ?? 'cant-tell', 'Seen.').catch(refused)
      return
    case 'evidence': {
      const stance = of % 5 === 0 ? 'against' : 'for'
      const said = { stance, origin: `Source ${of % 7}`, text } as const
      const body = { class: pick(evidenceClasses, of) ?? 'caption', ...said }
      return one && sent(giver.call(giveEvidence, { params, body }))
    }
    case 'weigh': {
      const open = one?.evidence.find(({ state }) => state === 'open')
      const body = { ruling: of % 4 ? 'admitted' : 'dismissed', ...because } as const
      return open && sent(ruler.call(ruleEvidence, { params: { evidenceId: open.id }, body }))
    }
    case 'confirm':
      return one && confirm(ruler, one, because)
    case 'rule': {
      const ruling = pick(one?.can.decide ?? [], of)
      if (!one || !ruling) return
      if (ruling === 'confirmed') return confirm(ruler, one, because)
      const body = { ruling, caseVersion: one.caseVersion ?? 0, ...because }
      return sent(ruler.call(decide, { params, body }))
    }
    case 'exclude': {
      const body = { personId, reasons: written(personId) }
      return sent(giver.call(raiseExclusion, { params: { subjectId }, body }))
    }
    case 'ruleExclusion': {
      const { items } = await ruler.done(listExclusions, { params: { subjectId }, query: {} })
      const row = pick(items, of)
      const ruling = row && pick(row.can.rule, of)
      const body = { ruling: ruling ?? 'dismissed', reasons: written(row?.person.id ?? null) }
      return row && sent(ruler.call(ruleExclusion, { params: { exclusionId: row.id }, body }))
    }
    case 'fact': {
      const body = pick(people[who]?.died ? facts : ofTheLiving, of) as BodySent<typeof editPerson>
      return sent(ruler.call(editPerson, { params: { personId }, body }))
    }
    case 'merge': {
      const into = pick(men, man + 1)?.id as SubjectShort['id']
      return sent(ruler.call(mergeSubject, { params: { subjectId }, body: { into, ...asSources } }))
    }
    case 'part':
      return sent(ruler.call(unmergeSubject, { params: { subjectId } }))
    case 'tip': {
      const said = { class: 'circumstance', stance: 'for', text: 'A tip says so.' } as const
      const body = { to: 'evidence', identificationId: params.identificationId, ...said } as const
      return one && sent(ruler.call(convertTip, { params: { tipId }, body }))
    }
    default:
      what satisfies never
  }
}

const sent = async (asked: Promise<{ status: number; body: unknown }>): Promise<void> => {
  const { status, body } = await asked
  expect(status, JSON.stringify(body)).toBeLessThan(500)
  done.set(
    status < 300 ? 'done' : 'refused',
    (done.get(status < 300 ? 'done' : 'refused') ?? 0) + 1,
  )
}
const refused = () => done.set('refused', (done.get('refused') ?? 0) + 1)
export const done = new Map<string, number>()

/** Past an open or accepted exclusion of the two there is no way ([M2]). */
const confirm = async (
  ruler: Client,
  one: Identification,
  because: { readonly reasons: string },
): Promise<void> => {
  const isExcluded = async () => {
    const params = { subjectId: one.subjectId }
    const { items } = await ruler.done(listExclusions, { params, query: { limit: 100 } })
    const alive = items.filter(({ state }) => state === 'open' || state === 'accepted')
    return alive.some(({ person }) => person.id === one.person.id)
  }
  const excluded = await isExcluded()
  const body = { ruling: 'confirmed', caseVersion: one.caseVersion ?? 0, ...because } as const
  const { status, body: answered } = await ruler.call(decide, {
    params: { identificationId: one.id },
    body,
  })
  expect(status, JSON.stringify(answered)).toBeLessThan(500)
  // What was worked out meanwhile may have lapsed it.
  if (excluded && status < 400) expect(await isExcluded(), JSON.stringify(answered)).toBe(false)
  done.set(`confirm ${status}`, (done.get(`confirm ${status}`) ?? 0) + 1)
}
