import { firstBrokenLink } from '@rollcall/api/platform/audit.ts'
import { castVote, takeVoteBack } from '@rollcall/contract/cases.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import {
  giveEvidence,
  type Identification,
  propose,
  withdraw,
} from '@rollcall/contract/identifications.ts'
import {
  addSighting,
  describeSighting,
  mendSighting,
  withdrawSighting,
} from '@rollcall/contract/marks.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { getStill, restrictStill, type Still } from '@rollcall/contract/stills.ts'
import {
  getSubject,
  listSubjects,
  mergeSubject,
  unmergeSubject,
} from '@rollcall/contract/subjects.ts'
import { countSubjects } from '@rollcall/contract/wall.ts'
import type { ChangeStreamDocument } from 'mongodb'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { aReceipt } from '../factories/tips.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database, useModels } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { brokenPromises } from '../support/stored.ts'
import { admitted, caption, read, ruled, vote, witness } from './world.ts'

let server: Server
let author: Account
let other: Account
let moderator: Account
let second: Account
useModels()

beforeAll(async () => {
  server = await startServer()
  author = await aContributor(server)
  other = await aContributor(server)
  moderator = await aModerator(server)
  second = await aModerator(server)
})

const reasons = 'The box stood beside his head.'
const region: Region = { x: 20, y: 20, w: 70, h: 80 }
const to = (x: number): Region => ({ ...region, x })
const mark = (by: Account, still: Still, rest: object = {}) =>
  by.client.done(addSighting, { params: { stillId: still.id }, body: { region, ...rest } })
const aMark = async (rest: object = {}) => mark(author, await aStill(author), rest)

interface Mark {
  readonly sighting: { readonly id: string; readonly stillId: string; readonly version: number }
}
const of = ({ sighting }: Mark) => ({
  params: { stillId: sighting.stillId, sightingId: sighting.id },
})
const mending = (marked: Mark, wanted: Region, rest: object = {}) => ({
  ...of(marked),
  body: { region: wanted, version: marked.sighting.version, ...rest },
})
const back = (marked: Mark, body: object = {}) => ({ ...of(marked), body })
const manOf = ({ subject }: { subject: { id: string } }) => ({ params: { subjectId: subject.id } })
const codeOf = async (by: Account, marked: Mark): Promise<string[]> => [
  (await by.client.refused(mendSighting, mending(marked, to(25)))).code,
  (await by.client.refused(withdrawSighting, back(marked))).code,
]
/** The mark as it is now, as `by` sees it. */
const seenBy = async (by: Account, { sighting }: Mark) => {
  const still = await by.client.done(getStill, { params: { stillId: sighting.stillId } })
  const found = still.sightings.find(({ id }) => id === sighting.id)
  if (!found) throw new Error('the mark is not there')
  return { sighting: found, can: found.can }
}
const logged = (id: string) =>
  database.collection('audit').find({ 'about.sighting': id }).sort({ _id: 1 }).toArray()

/** Confirmed for the man of this mark, by what others gave. */
const confirmed = async (subject: { id: string }): Promise<Identification> => {
  const made = await anIdentification(other, { subject, person: await aPerson(moderator) })
  await admitted(other, second, made, caption())
  const strong = await admitted(other, second, made, witness())
  await ruled(moderator.client, strong, 'confirmed')
  const { body } = await ruled(second.client, strong, 'confirmed')
  expect(body).toMatchObject({ status: 'confirmed' })
  return body as Identification
}

describe('taking a mark back', () => {
  it('[K5, K3] is its author’s, however old it is: it is gone from every list, stays on record, and its number is not used again', async () => {
    const still = await aStill(author)
    const marked = await mark(author, still)
    expect(marked.can).toEqual({ mend: true, withdraw: true, reasons: false })
    const aged = { $set: { at: new Date(Date.now() - 86_400_000) } }
    await database
      .collection<{ _id: string }>('sightings')
      .updateOne({ _id: marked.sighting.id }, aged)
    const visitor = aVisitor(server)
    const live = await goLive(visitor)
    await live.watch(`still:${still.id}`)
    const after = await author.client.done(withdrawSighting, back(marked))
    expect(after.sightings).toEqual([])
    await live.untilChanged('still')
    const { items } = await visitor.done(listSubjects)
    expect(items.map(({ id }) => id)).not.toContain(marked.subject.id)
    const kept = database.collection<{ _id: string }>('withdrawnSightings')
    expect(await kept.countDocuments({ _id: marked.sighting.id })).toBe(1)
    expect((await mark(author, still)).subject.number).toBeGreaterThan(marked.subject.number)
    expect(await brokenPromises()).toEqual([])
  })

  it('[K5] leaves the man his number and his address: his page says that nothing of him is to be seen, and whoever marks him again brings him back', async () => {
    const still = await aStill(author)
    const marked = await mark(author, still)
    const { id: subjectId, number } = marked.subject
    await author.client.done(withdrawSighting, back(marked))
    const man = await other.client.done(getSubject, manOf(marked))
    expect(man).toMatchObject({ id: subjectId, number, sightings: [], can: { propose: false } })
    const body = { name: 'John Doe', basis: ['witness'], reasons } as const
    expect((await other.client.refused(propose, { ...manOf(marked), body })).code).toBe(
      'subject.unseen',
    )
    const again = await mark(author, still, { subjectId })
    expect(again.subject).toMatchObject({ id: subjectId, number })
    await other.client.done(propose, { ...manOf(marked), body })
    expect((await aVisitor(server).done(getSubject, manOf(marked))).sightings).toHaveLength(1)
  })

  it('[K5] one of several leaves him where he is still seen', async () => {
    const first = await aMark()
    const { id: subjectId } = first.subject
    const later = await mark(other, await aStill(author), { subjectId })
    await other.client.done(withdrawSighting, back(later))
    const man = await aVisitor(server).done(getSubject, manOf(first))
    expect(man.sightings.map(({ id }) => id)).toEqual([first.sighting.id])
    // What was given before it was made does not bind it.
    const proposed = await anIdentification(other, { subject: first.subject })
    await vote(moderator.client, proposed, 'same-sure')
    const slip = await mark(author, await aStill(author), { subjectId })
    expect(slip.can.withdraw).toBe(true)
    await author.client.done(withdrawSighting, back(slip))
  })

  it('[S2, K5] is nobody else’s, and not done twice', async () => {
    const marked = await aMark()
    expect(await codeOf(other, marked)).toEqual(['forbidden', 'forbidden'])
    await author.client.done(withdrawSighting, back(marked))
    expect(await codeOf(author, marked)).toEqual(['not-found', 'not-found'])
  })

  it('[S4] the mark sent again after it was taken back answers that nothing is there; taken back again by the same key it is as it was', async () => {
    const still = await aStill(author)
    const sent = { params: { stillId: still.id }, body: { region }, key: 'marked-and-taken-back' }
    const marked = await author.client.done(addSighting, sent)
    const asked = { ...back(marked), key: 'taken-back-twice' }
    await author.client.done(withdrawSighting, asked)
    expect((await author.client.refused(addSighting, sent)).code).toBe('not-found')
    expect((await author.client.done(withdrawSighting, asked)).sightings).toEqual([])
  })
})

describe('mending its edges', () => {
  it('[K5] is its author’s: the wall, his page and whoever watches follow, and the former edges are kept', async () => {
    const marked = await aMark()
    const visitor = aVisitor(server)
    const live = await goLive(visitor)
    await live.watch(`subject:${marked.subject.id}`)
    const after = await author.client.done(mendSighting, mending(marked, to(30)))
    expect(after.sightings).toMatchObject([
      { id: marked.sighting.id, region: to(30), version: 1, subject: { id: marked.subject.id } },
    ])
    await live.untilChanged('subject')
    const { sightings, number } = await visitor.done(getSubject, manOf(marked))
    expect(sightings).toMatchObject([{ region: to(30) }])
    expect(number).toBe(marked.subject.number)
    const { items } = await visitor.done(listSubjects, { query: { number } })
    expect(items).toMatchObject([{ portrait: { region: to(30) } }])
    const changes = await author.client.done(listChanges, {
      query: { stillId: marked.sighting.stillId },
    })
    expect(changes.items).toMatchObject([
      { what: 'sighting.mended', was: { region }, now: { region: to(30) }, by: author.name },
    ])
    expect(await logged(marked.sighting.id)).toEqual([])
  })

  it('[K1] keeps whole pixels within the still, at least 12 a side', async () => {
    const marked = await aMark()
    const paths = async (wanted: object) =>
      (await author.client.refused(mendSighting, mending(marked, wanted as Region))).errors?.map(
        ({ path }) => path,
      )
    expect(await paths({ ...region, w: 11 })).toEqual(['region.w'])
    expect(await paths({ ...region, x: 20.5 })).toEqual(['region.x'])
    expect(await paths({ ...region, w: 301 })).toEqual(['region.w'])
    expect(await paths({ ...region, x: 320 })).toEqual(['region.x'])
  })

  it('[K5] holds a move at IoU 0.40, and refuses one below it: mark anew', async () => {
    const [marked, aside] = [await aMark(), await aMark()]
    // Of boxes 70 wide and 30 apart: 40 of 100.
    await author.client.done(mendSighting, mending(marked, to(50)))
    const refused = await author.client.refused(mendSighting, mending(aside, to(51)))
    expect(refused).toMatchObject({ code: 'sighting.elsewhere', status: 409, iou: 39 / 101 })
    expect(refused.detail).toContain('make a new one')
    expect((await seenBy(author, aside)).sighting).toMatchObject({ region, version: 0 })
  })

  it('[K5] many small moves lead no farther than one, unless a moderator holds one of them right', async () => {
    const marked = await aMark()
    const move = async (by: Account, x: number, rest: object = {}) =>
      by.client.call(mendSighting, mending(await seenBy(by, marked), to(x), rest) as never)
    for (const x of [30, 40, 50]) expect((await move(author, x)).status).toBe(200)
    expect((await move(author, 51)).body).toMatchObject({ code: 'sighting.elsewhere' })
    expect((await move(author, 20)).status).toBe(200)
    expect((await move(moderator, 45, { reasons })).status).toBe(200)
    expect((await move(moderator, 75, { reasons })).status).toBe(200)
    expect((await move(moderator, 46, { reasons })).status).toBe(200)
  })

  it('[K5, K2] does not come over another man’s mark', async () => {
    const still = await aStill(author)
    const marked = await mark(author, still)
    const beside = await mark(other, still, { region: to(70), new: true })
    // 47 of 93 shared with the other.
    const refused = await author.client.refused(mendSighting, mending(marked, to(47)))
    expect(refused).toMatchObject({
      code: 'sighting.taken',
      candidates: [{ subject: { id: beside.subject.id } }],
    })
    // 46 of 94 are below one half.
    await author.client.done(mendSighting, mending(marked, to(46)))
  })

  it('[K5] to the same edges leaves no trace', async () => {
    const marked = await aMark()
    const [same] = (await author.client.done(mendSighting, mending(marked, region))).sightings
    expect(same?.version).toBe(0)
    const query = { stillId: marked.sighting.stillId }
    expect((await author.client.done(listChanges, { query })).items).toEqual([])
  })

  it('[K5, S4] by two at once is done once: the other learns that the mark has changed, and a repeat that it was done', async () => {
    const marked = await aMark()
    const [one, two] = [
      { ...mending(marked, to(25)), key: 'one' },
      mending(marked, to(30), { reasons }),
    ]
    const answers = await Promise.all([
      author.client.call(mendSighting, one as never),
      moderator.client.call(mendSighting, two as never),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const refused = answers.find(({ status }) => status === 409)?.body as { code: string }
    // Where the moderator was first, it is not its author's alone any more.
    expect(['sighting.stale', 'sighting.settled']).toContain(refused.code)
    const alone = await aMark()
    const sent = { ...mending(alone, to(25)), key: 'mended-once' }
    for (const _ of [1, 2]) await author.client.done(mendSighting, sent)
    expect((await seenBy(author, alone)).sighting.version).toBe(1)
    expect((await author.client.refused(mendSighting, mending(alone, to(30)))).code).toBe(
      'sighting.stale',
    )
  })
})

type Marked = Awaited<ReturnType<typeof mark>>

describe('an answer at the same moment', () => {
  const grid = (at: number): Region => ({ x: 16 * at, y: 20, w: 14, h: 14 })
  const anOwnCase = async (still: Still, at: number) => {
    const marked = await mark(author, still, { region: grid(at) })
    return { marked, made: await anIdentification(author, { subject: marked.subject }) }
  }
  /** What is done to a case while it is answered, and in which ways the two may end: what is stored, in that order. */
  const races = {
    'its mark is taken back': {
      begin: async (still: Still, at: number) => {
        const { marked, made } = await anOwnCase(still, at)
        return { made, act: () => author.client.call(withdrawSighting, back(marked)) }
      },
      may: ['answer', 'act answer'],
    },
    'it is withdrawn': {
      begin: async (still: Still, at: number) => {
        const { made } = await anOwnCase(still, at)
        const asked = { params: { identificationId: made.id }, body: { reasons } }
        return { made, act: () => author.client.call(withdraw, asked as never) }
      },
      may: ['answer', 'act'],
    },
    'it is retracted': {
      begin: async (still: Still, at: number) => {
        const marked = await mark(author, still, { region: grid(at) })
        const made = await confirmed(marked.subject)
        await ruled(moderator.client, made, 'retracted')
        return { made, act: () => ruled(second.client, made, 'retracted') }
      },
      may: ['answer act', 'act'],
    },
  }

  it.each(Object.entries(races))(
    '[K5, V5] while %s: one of the two is first, and the other knows it',
    async (_, { begin, may }) => {
      const still = await aStill(author)
      const rounds = await Promise.all(
        Array.from({ length: 6 }, async (_, at) => ({
          ...(await begin(still, at)),
          voter: await aContributor(server),
        })),
      )
      const changes = database.collection('tallies').watch()
      await changes.tryNext()
      const wrote: { ballot: string; what: string }[] = []
      let last = ''
      for (const { made, act, voter } of rounds) {
        const body = { answer: 'same-sure' } as const
        const asked = { params: { identificationId: made.id }, body }
        const done = await Promise.all([voter.client.call(castVote, asked), act()])
        const due = done.filter(({ status }) => status < 300).length
        for (let seen = 0; seen < due; ) {
          const change = await changes.next()
          const of = transactionOf(change)
          if (of === last) continue
          last = of
          seen += 1
          wrote.push(ofTally(change))
        }
      }
      await changes.close()
      for (const { made } of rounds) {
        const order = wrote.filter(({ ballot }) => ballot === made.id).map(({ what }) => what)
        expect(may).toContain(order.join(' '))
      }
      expect(await brokenPromises()).toEqual([])
    },
  )
})

/** An act may write a tally more than once. */
const transactionOf = ({ lsid, txnNumber }: ChangeStreamDocument): string =>
  JSON.stringify([lsid, txnNumber])

/** Whether a change of a tally is an answer's. */
const ofTally = (change: ChangeStreamDocument) => {
  if (change.operationType !== 'update') throw new Error('no tally was changed')
  const isAnswer = 'answered' in (change.updateDescription.updatedFields ?? {})
  return { ballot: String(change.documentKey._id), what: isAnswer ? 'answer' : 'act' }
}

describe('a mark on which others have built', () => {
  const built: Record<string, (marked: Marked) => Promise<unknown>> = {
    'marked him there': ({ sighting }) =>
      other.client.done(addSighting, { params: { stillId: sighting.stillId }, body: { region } }),
    'marked him elsewhere': async ({ subject }) =>
      mark(other, await aStill(author), { subjectId: subject.id }),
    'proposed a name': ({ subject }) => anIdentification(other, { subject }),
    answered: async ({ subject }) =>
      vote(other.client, await anIdentification(author, { subject }), 'same-sure'),
    'answered, not counted': async ({ subject }) => {
      const young = await aContributor(server, { ageHours: 1 })
      await vote(young.client, await anIdentification(author, { subject }), 'same-sure')
    },
    'answered and took it back': async ({ subject }) => {
      const { id } = await anIdentification(author, { subject })
      await vote(other.client, { id }, 'same-sure')
      await other.client.done(takeVoteBack, { params: { identificationId: id } })
    },
    'gave evidence': async ({ subject }) => {
      const { id } = await anIdentification(author, { subject })
      const params = { identificationId: id }
      await other.client.done(giveEvidence, { params, body: caption() })
    },
    'ruled on something': async ({ subject }) => {
      const made = await anIdentification(author, { subject })
      await ruled(moderator.client, await read(moderator.client, made), 'ruled-out')
    },
    'joined him with another': async ({ subject }) => {
      const into = await aSubject(author)
      const asked = { params: { subjectId: into.id }, body: { into: subject.id, reasons } }
      await moderator.client.done(mergeSubject, asked)
    },
    'mended it': async (marked) =>
      moderator.client.done(mendSighting, mending(marked, to(22), { reasons })),
  }

  it.each(Object.entries(built))(
    '[K5] because somebody %s is moderators’ to change, with reasons',
    async (_, build) => {
      const marked = await aMark()
      await build(marked)
      const now = await seenBy(author, marked)
      expect(now.can).toEqual({ mend: false, withdraw: false, reasons: false })
      expect(await codeOf(author, now)).toEqual(['sighting.settled', 'sighting.settled'])
      const seen = await seenBy(moderator, marked)
      expect(seen.can).toEqual({ mend: true, withdraw: true, reasons: true })
      for (const bare of [
        await moderator.client.refused(mendSighting, mending(seen, to(25))),
        await moderator.client.refused(withdrawSighting, back(seen)),
      ])
        expect(bare).toMatchObject({ code: 'request.invalid', errors: [{ path: 'reasons' }] })
      const mended = await moderator.client.done(mendSighting, mending(seen, to(25), { reasons }))
      expect(mended.sightings.find(({ id }) => id === seen.sighting.id)?.region).toEqual(to(25))
      await moderator.client.done(withdrawSighting, back(seen, { reasons }))
      expect(await brokenPromises()).toEqual([])
    },
  )

  test('[K5] what its author himself gave, and a tip, leave it his', async () => {
    const marked = await aMark()
    const made = await anIdentification(author, { subject: marked.subject })
    await vote(author.client, made, 'same-sure')
    await aReceipt(server, { about: { kind: 'subject', id: marked.subject.id } } as never)
    expect((await seenBy(author, marked)).can.withdraw).toBe(true)
    await author.client.done(withdrawSighting, back(marked))
    const man = await aVisitor(server).done(getSubject, manOf(marked))
    expect(man).toMatchObject({ sightings: [], identifications: [{ id: made.id }] })
  })

  test('[K5, M6] each act of a moderator is in the log, which stays whole, and its reasons are read where what was changed is', async () => {
    const marked = await aMark()
    await anIdentification(other, { subject: marked.subject })
    await moderator.client.done(mendSighting, mending(marked, to(25), { reasons }))
    await moderator.client.done(withdrawSighting, back(marked, { reasons }))
    const entries = await logged(marked.sighting.id)
    expect(entries).toMatchObject([
      { act: 'sighting.mended', about: { subject: marked.subject.id }, form: 2 },
      { act: 'sighting.withdrawn', about: { subject: marked.subject.id }, form: 2 },
    ])
    expect(JSON.stringify(entries)).not.toContain(reasons)
    expect(await firstBrokenLink()).toBeNull()
    const query = { subjectId: marked.subject.id }
    const { items } = await other.client.done(listChanges, { query })
    const said = { by: moderator.name, byModerator: true, reasons }
    expect(items).toMatchObject([
      { what: 'sighting.withdrawn', was: { region: to(25) }, now: null, ...said },
      { what: 'sighting.mended', was: { region }, now: { region: to(25) }, ...said },
    ])
    const page = await aVisitor(server).done(listChanges, { query: { ...query, limit: 1 } })
    expect(page.items).toMatchObject([{ by: null, byModerator: true, reasons }])
    const cursor = page.nextCursor ?? ''
    const rest = await aVisitor(server).done(listChanges, { query: { ...query, cursor } })
    expect(rest).toMatchObject({ items: [{ what: 'sighting.mended' }], nextCursor: null })
  })

  test('[P7] reasons that hold a part of a withheld name are not read by visitors', async () => {
    const marked = await aMark()
    await anIdentification(other, { subject: marked.subject, name: 'Ferdinand Quimby' })
    const said = 'Quimby stands one row behind.'
    await moderator.client.done(mendSighting, mending(marked, to(25), { reasons: said }))
    const query = { subjectId: marked.subject.id }
    const { items } = await aVisitor(server).done(listChanges, { query })
    expect(items).toMatchObject([{ reasons: null, withheld: true }])
    const told = await moderator.client.done(listChanges, { query })
    expect(told.items).toMatchObject([{ reasons: said, withheld: false }])
  })

  test('[M4] a decision on the mark as it was is refused: the case has changed', async () => {
    const marked = await aMark()
    const made = await anIdentification(other, { subject: marked.subject })
    const before = await read(moderator.client, made)
    await moderator.client.done(mendSighting, mending(marked, to(25), { reasons }))
    expect((await ruled(moderator.client, before, 'ruled-out')).body).toMatchObject({
      code: 'decision.stale',
      changed: [{ what: 'mark-changed' }],
    })
  })
})

describe('a man whose name is confirmed', () => {
  test('[K5] keeps his last mark, which can be mended; another of him can be taken back', async () => {
    const marked = await aMark()
    const { id: subjectId } = marked.subject
    const later = await mark(author, await aStill(author), { subjectId })
    await confirmed(marked.subject)
    expect(await codeOf(author, marked)).toEqual(['sighting.settled', 'sighting.settled'])
    await moderator.client.done(withdrawSighting, back(later, { reasons }))
    expect((await seenBy(moderator, marked)).can).toEqual({
      mend: true,
      withdraw: false,
      reasons: true,
    })
    const refused = await moderator.client.refused(withdrawSighting, back(marked, { reasons }))
    expect(refused.code).toBe('sighting.last')
    await moderator.client.done(mendSighting, mending(marked, to(25), { reasons }))
    const man = await aVisitor(server).done(getSubject, manOf(marked))
    expect(man).toMatchObject({ sightings: [{ region: to(25) }], confirmed: { withheld: false } })
    expect(await brokenPromises()).toEqual([])
  })

  test('[K5] is not marked for a slip by whoever comes later: a fresh mark of him is moderators’ to take back', async () => {
    const { subject } = await aMark()
    await confirmed(subject)
    const fresh = await aMark({ subjectId: subject.id })
    expect(fresh.can).toEqual({ mend: false, withdraw: false, reasons: false })
    expect(await codeOf(author, fresh)).toEqual(['sighting.settled', 'sighting.settled'])
  })

  test('[K5, K3] is not taken apart from the man on whose marks alone he is seen', async () => {
    const [marked, into] = [await aMark(), await aMark()]
    await confirmed(marked.subject)
    const asked = { ...manOf(marked), body: { into: into.subject.id, reasons } }
    await moderator.client.done(mergeSubject, asked)
    await moderator.client.done(withdrawSighting, back(marked, { reasons }))
    const refused = await moderator.client.refused(unmergeSubject, manOf(marked))
    expect(refused.code).toBe('subject.unseen')
    expect(await brokenPromises()).toEqual([])
  })

  test('[K5] cannot become one while no mark of him is left', async () => {
    const marked = await aMark()
    const made = await anIdentification(other, {
      subject: marked.subject,
      person: await aPerson(moderator),
    })
    await admitted(other, second, made, caption())
    await admitted(other, second, made, witness())
    await moderator.client.done(withdrawSighting, back(marked, { reasons }))
    const now = await read(moderator.client, made)
    for (const ruling of ['probable', 'confirmed'])
      expect((await ruled(moderator.client, now, ruling)).body).toMatchObject({
        code: 'subject.unseen',
      })
    expect((await ruled(moderator.client, now, 'ruled-out')).status).toBe(201)
  })
})

test('[K5] what is changed of a man who was joined with another is in the history of both, and of his own again', async () => {
  const [marked, into] = [await aMark(), await aMark()]
  await author.client.done(mendSighting, mending(marked, to(25)))
  const changesOf = async (man: Marked) =>
    (await aVisitor(server).done(listChanges, { query: { subjectId: man.subject.id } })).items
  expect(await changesOf(into)).toEqual([])
  const asked = { ...manOf(marked), body: { into: into.subject.id, reasons } }
  await moderator.client.done(mergeSubject, asked)
  for (const man of [marked, into])
    expect(await changesOf(man)).toMatchObject([{ subject: { id: into.subject.id } }])
  await moderator.client.done(unmergeSubject, manOf(marked))
  expect(await changesOf(into)).toEqual([])
  expect(await changesOf(marked)).toMatchObject([{ subject: { id: marked.subject.id } }])
})

test('[S2, S3] the history of nothing is not there, and one has to say of what', async () => {
  const visitor = aVisitor(server)
  const nothing = 'a'.repeat(24)
  for (const query of [{ stillId: nothing }, { subjectId: nothing }])
    expect((await visitor.refused(listChanges, { query })).code).toBe('not-found')
  for (const query of [{}, { stillId: nothing, subjectId: nothing }])
    expect((await visitor.refused(listChanges, { query })).code).toBe('request.invalid')
})

describe('what is seen of a man', () => {
  const described = (by: Account, marked: Mark, clues: object[], version = 0) =>
    by.client.done(describeSighting, { ...of(marked), body: { clues, version } as never })
  const cap = { kind: 'cap', note: 'With a star' } as const
  const seenOf = async (marked: { subject: { id: string } }, by = aVisitor(server)) =>
    (await by.done(getSubject, manOf(marked))).sightings.flatMap(({ clues }) => clues)

  test('[K5] comes back with his mark where its author takes that back and undoes it, and with no mark of somebody else', async () => {
    const marked = await aMark()
    await described(author, marked, [cap])
    const { stillId, sightingId } = of(marked).params
    await author.client.done(withdrawSighting, { ...of(marked), body: {} })
    const body = { region: marked.sighting.region, subjectId: marked.subject.id, again: sightingId }
    const asked = { params: { stillId }, body: body as never }
    expect(await other.client.refused(addSighting, asked)).toMatchObject({
      errors: [{ path: 'again' }],
    })
    await author.client.done(addSighting, asked)
    expect(await seenOf(marked)).toEqual([{ ...cap, withheld: false }])
  })

  test('[A8, K5] is said at a mark by anybody with an account, corrected with the history kept, and then the mark is not its author’s alone', async () => {
    const marked = await aMark()
    const given = [{ kind: 'wound', note: 'Over the left brow' }, { kind: 'glasses' }]
    const { sightings } = await described(other, marked, given)
    const clues = [
      { kind: 'glasses', note: null, withheld: false },
      { kind: 'wound', note: 'Over the left brow', withheld: false },
    ]
    expect(sightings[0]).toMatchObject({ clues, version: 1 })
    expect(await seenOf(marked)).toEqual(clues)
    expect(await codeOf(author, await seenBy(author, marked))).toEqual([
      'sighting.settled',
      'sighting.settled',
    ])
    const stale = { ...of(marked), body: { clues: [], version: 0 } }
    expect((await author.client.refused(describeSighting, stale)).code).toBe('sighting.stale')
    // The same again leaves no trace.
    await described(author, marked, given, 1)
    await described(author, marked, [{ kind: 'glasses' }, cap], 1)
    const query = { stillId: marked.sighting.stillId }
    const { items } = await aVisitor(server).done(listChanges, { query })
    const [glasses, wound] = clues
    expect(items).toMatchObject([
      {
        what: 'sighting.described',
        was: { clues },
        now: { clues: [{ ...cap, withheld: false }, glasses] },
      },
      { what: 'sighting.described', was: { clues: [] }, now: { clues: [glasses, wound] } },
    ])
    expect(await brokenPromises()).toEqual([])
  })

  test('[A9] tells men apart on the wall: each clue with how many men it leaves over, and of a restricted still for moderators alone', async () => {
    const [open, shut] = [await aMark(), await aMark()]
    for (const one of [open, shut]) await described(author, one, [{ kind: 'bandage' }])
    await described(author, open, [{ kind: 'bandage' }, { kind: 'taller' }], 1)
    const counts = async (by = aVisitor(server), query: object = {}) =>
      (await by.done(countSubjects, { query })).clues
    const found = async (by = aVisitor(server), clue = 'bandage') =>
      (await by.done(listSubjects, { query: { clue } as never })).items.map(({ id }) => id)
    // What is counted is known a moment later.
    const counted = (men: number) =>
      expect
        .poll(() => counts(), { timeout: 60_000 })
        .toEqual(expect.arrayContaining([{ clue: 'bandage', men }]))
    await counted(2)
    await expect.poll(() => found(aVisitor(server), 'taller'), { timeout: 60_000 }).toHaveLength(1)
    expect(await found()).toEqual([shut.subject.id, open.subject.id])
    expect(await found(aVisitor(server), 'taller')).toEqual([open.subject.id])
    const narrowed = await aVisitor(server).done(countSubjects, { query: { clue: 'taller' } })
    expect(narrowed.men).toBe(1)
    expect(narrowed.clues).toEqual(expect.arrayContaining([{ clue: 'bandage', men: 2 }]))
    const params = { stillId: shut.sighting.stillId }
    await moderator.client.done(restrictStill, { params, body: { restricted: true, reasons } })
    await counted(1)
    expect(await found()).toEqual([open.subject.id])
    await aVisitor(server).refused(getSubject, { params: { subjectId: shut.subject.id } })
    expect(await found(moderator.client)).toHaveLength(2)
    await author.client.refused(describeSighting, {
      ...of(shut),
      body: { clues: [], version: 1 },
    })
  })

  test('[P7] a note that holds a part of a withheld name is not read by visitors, nor in the history, and stays where who may not read it corrects the rest', async () => {
    const marked = await aMark()
    await anIdentification(other, { subject: marked.subject, name: 'Ferdinand Quimby' })
    const note = 'His tag says QUIMBY'
    await described(other, marked, [{ kind: 'insignia', note }])
    const hidden = { kind: 'insignia', note: null, withheld: true }
    expect(await seenOf(marked)).toEqual([hidden])
    expect(await seenOf(marked, moderator.client)).toEqual([{ ...hidden, note, withheld: false }])
    const newcomer = await aContributor(server, { ageHours: 0 })
    const { sightings } = await described(newcomer, marked, [{ kind: 'insignia' }, cap], 1)
    expect(sightings[0]?.clues).toEqual([hidden, { ...cap, withheld: false }])
    expect(await seenOf(marked, moderator.client)).toMatchObject([{ note }, cap])
    const query = { subjectId: marked.subject.id }
    const told = JSON.stringify(await aVisitor(server).done(listChanges, { query }))
    expect(told).toContain('sighting.described')
    expect(told).not.toContain('QUIMBY')
  })
})
