import { askForCase } from '@rollcall/api/cases/case.asking.ts'
import { presentIdentification } from '@rollcall/api/cases/case.presenter.ts'
import { type CaseFile, readCaseFile } from '@rollcall/api/cases/case.reader.ts'
import { inSnapshot } from '@rollcall/api/platform/database/transaction.ts'
import { type Viewer, visitor } from '@rollcall/api/platform/viewer.ts'
import { castVote, decide, liftRelative, releaseText } from '@rollcall/contract/cases.ts'
import { giveEvidence, type Identification, propose } from '@rollcall/contract/identifications.ts'
import type { AccountId, SubjectId } from '@rollcall/contract/ids.ts'
import { editPerson, type Person } from '@rollcall/contract/people.ts'
import { mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { answers } from '@rollcall/contract/votes.ts'
import fc from 'fast-check'
import { ObjectId } from 'mongodb'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { database, useModels } from '../support/database.ts'
import { played } from '../support/proof.ts'
import { seedFor } from '../support/seed.ts'
import { startServer } from '../support/server.ts'
import { aViewer } from '../support/viewers.ts'
import { params, read, ruleOn } from './world.ts'

useModels()

const ACTS = played('acts on a case that is remembered', { whole: 80, sample: 24 })

let accounts: Account[]
let moderators: Account[]
let person: Person
/** Men who may be joined; the first is looked at. */
let men: SubjectId[]
let proposed: Identification[]
beforeAll(async () => {
  const server = await startServer()
  accounts = await Promise.all([1, 2, 3].map(() => aContributor(server)))
  moderators = await Promise.all([1, 2].map(() => aModerator(server)))
  const [by, moderator] = [chosen(accounts, 0), chosen(moderators, 0)]
  person = await aPerson(moderator, { name: 'Hidden Namesake', died: undefined })
  const [subject, other] = [await aSubject(by), await aSubject(by)]
  men = [subject.id, other.id]
  proposed = [
    await anIdentification(by, { subject, person }),
    await anIdentification(by, { subject, name: 'Somebody Else' }),
  ]
  await anIdentification(by, { subject: other, person })
})

const chosen = <T>(some: readonly T[], at: number): T => {
  const one = some[at % some.length]
  if (one === undefined) throw new Error('nothing to choose from')
  return one
}

/** Those whose acts they are, and others, as this process sees them: the acts go through another. */
const viewers = (): Viewer[] => [
  visitor,
  aViewer(),
  aViewer('moderator'),
  ...accounts.map(({ id }) => ({ ...aViewer(), id: id as AccountId })),
  ...moderators.map(({ id }) => ({ ...aViewer('moderator'), id: id as AccountId })),
]

interface Asked {
  readonly one: Identification
  readonly by: Account
  readonly moderator: Account
  readonly of: number
  readonly reasons: string
}

const answer = ({ one, by, of, reasons: reason }: Asked, relative: boolean) => {
  const body = { answer: chosen(answers, of), reason, relative }
  return by.client.call(castVote, { params: params(one), body })
}

const change = ({ by }: Asked, what: object) =>
  database.collection('user').updateOne({ _id: new ObjectId(by.id) }, { $set: what })

/** What may be refused too: then nothing has changed. */
const acts: Record<string, (asked: Asked) => Promise<unknown>> = {
  vote: (asked) => answer(asked, false),
  relative: (asked) => answer(asked, true),
  lift: ({ one, by, moderator, reasons }) =>
    moderator.client.call(liftRelative, {
      params: { ...params(one), accountId: by.id },
      body: { reasons },
    }),
  give: ({ one, by, of, reasons: text }) => {
    const given = { stance: of % 3 ? 'for' : 'against', origin: text, text } as const
    const body =
      of % 2
        ? ({ ...given, class: 'family', portraitDate: '1950' } as const)
        : ({ ...given, class: 'caption' } as const)
    return by.client.call(giveEvidence, { params: params(one), body })
  },
  rule: async ({ one, moderator: { client }, of }) => {
    const open = (await read(client, one)).evidence.filter(({ can }) => can.rule)
    if (open.length > 0)
      await ruleOn(client, chosen(open, of).id, of % 2 ? 'admitted' : 'dismissed')
  },
  decide: async ({ one, moderator: { client }, of, reasons }) => {
    const { caseVersion = 0, can } = await read(client, one)
    if (can.decide.length === 0) return
    const body = { ruling: chosen(can.decide, of), caseVersion, reasons }
    await client.call(decide, { params: params(one), body })
  },
  release: async ({ one, moderator: { client }, of }) => {
    const { heldTexts = [], heldNames = '' } = (await read(client, one)).case ?? {}
    if (heldTexts.length === 0) return
    const { id: textId, covered: text } = chosen(heldTexts, of)
    await client.call(releaseText, { params: params(one), body: { textId, heldNames, text } })
  },
  propose: ({ by, reasons }) =>
    by.client.call(propose, {
      params: { subjectId: chosen(men, 0) },
      body: { personId: person.id, basis: ['family'], reasons },
    }),
  consent: ({ moderator, of, reasons }) =>
    moderator.client.call(editPerson, {
      params: { personId: person.id },
      body: { consent: of % 2 ? reasons : null },
    }),
  rename: (asked) => change(asked, { name: `Another ${asked.of}` }),
  suspend: (asked) => change(asked, { suspended: asked.of % 4 === 0 }),
  portray: async ({ moderator, of }) => {
    if (of % 5 === 0) await aPortrait(moderator, person)
  },
  join: ({ moderator, reasons }) =>
    moderator.client.call(mergeSubject, {
      params: { subjectId: chosen(men, 1) },
      body: { into: chosen(men, 0), reasons },
    }),
  part: ({ moderator }) =>
    moderator.client.call(unmergeSubject, { params: { subjectId: chosen(men, 1) } }),
}

const drawn = fc.record({
  what: fc.constantFrom(...Object.keys(acts), 'vote', 'give', 'release'),
  on: fc.nat(99),
  by: fc.nat(99),
  of: fc.nat(99),
})

const shown = (file: CaseFile) =>
  file.identifications.map((one) => presentIdentification(file, one))

test('[V2, V7, P7] whatever another process does, what is remembered of a case is for everybody what the database has now', async () => {
  const subjectId = chosen(men, 0)
  for (const { what, on, by, of } of fc.sample(drawn, {
    numRuns: ACTS,
    seed: seedFor('remembered'),
  })) {
    await acts[what]?.({
      one: chosen(proposed, on),
      by: chosen(accounts, by),
      moderator: chosen(moderators, by),
      of,
      reasons: `${person.name} said ${of}.`,
    })
    const remembered = await Promise.all(viewers().map((one) => askForCase(one, subjectId)))
    for (const file of remembered) {
      const read = await inSnapshot((session) => readCaseFile(session, file.viewer, subjectId))
      expect(shown(file), `${what} ${of}`).toEqual(shown(read))
    }
  }
})
