import { figuresOf } from '@rollcall/api/exports/figures.ts'
import { readFigures } from '@rollcall/api/exports/figures.view.ts'
import { yearsApart } from '@rollcall/api/identifications/yearsApart.ts'
import { fileMan } from '@rollcall/api/moderation/filing.service.ts'
import { type Became, type Figures, getFigures, LEAST_NAMES } from '@rollcall/contract/figures.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { restrictStill } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test } from 'vitest'
import { admitted, caption, contrary, read, ruled, vote, witness } from '../cases/world.ts'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database, useModels } from '../support/database.ts'
import { idOf, multiplied } from '../support/multiplied.ts'
import { randomly } from '../support/random.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
let giver: Account
let moderators: [Account, Account]
useModels()

beforeAll(async () => {
  server = await startServer()
  giver = await aContributor(server)
  moderators = [await aModerator(server), await aModerator(server)]
})

interface Asked {
  readonly person?: object
  readonly filmed?: string
  readonly portrait?: string
  readonly isRestricted?: boolean
}

const confirmed = async (asked: Asked = {}): Promise<Identification> => {
  const still = await aStill(giver, { provenance: { date: asked.filmed ?? '1951-02' } })
  const person = await aPerson(moderators[0], asked.person)
  await aPortrait(moderators[0], person, { date: asked.portrait ?? '1948' })
  const subject = await aSubject(giver, { still })
  const proposed = await anIdentification(giver, { subject, person })
  const other = await aContributor(server)
  await admitted(other, moderators[0], proposed, caption())
  const ready = await admitted(other, moderators[0], proposed, witness())
  const restriction = { restricted: true, reasons: 'His family asked for it.' }
  if (asked.isRestricted)
    await moderators[0].client.done(restrictStill, {
      params: { stillId: still.id },
      body: restriction,
    })
  await ruledByBoth(ready, 'confirmed')
  return ready
}

const ruledByBoth = async (identification: Identification, ruling: string) => {
  for (const { client } of moderators)
    expect((await ruled(client, await read(client, identification), ruling)).status).toBe(201)
}

const contradicted = async (identification: Identification): Promise<void> => {
  for (const { client } of [await aContributor(server), await aContributor(server)])
    await vote(client, identification, 'different-sure')
  await fileMan(identification.subjectId)
}

const counts = ({ all: { names, became } }: Figures) => ({
  ...{ names, undoubted: became.undoubted.names, questioned: became.questioned.names },
  ...{ reopened: became.reopened.names, retracted: became.retracted.names },
})
const nothing = { names: 0, undoubted: 0, questioned: 0, reopened: 0, retracted: 0 }
const restedOf = async ({ id }: Identification) =>
  (
    await database
      .collection<{ _id: string; rested?: object }>('identifications')
      .findOne({ _id: id })
  )?.rested

test('[E3, M3] what was once confirmed stays counted, as what became of it at worst; few names have no percentages and no groups', async () => {
  expect(counts(await readFigures())).toEqual(nothing)
  const [stands, doubted, reopened, retracted] = [
    await confirmed(),
    await confirmed(),
    await confirmed(),
    await confirmed(),
  ]
  expect(await restedOf(stands)).toEqual({ classes: ['caption', 'witness'], years: 3 })
  expect(counts(await readFigures())).toMatchObject({ names: 4, undoubted: 4 })
  await contradicted(doubted)
  expect(counts(await readFigures())).toMatchObject({ undoubted: 3, questioned: 1 })
  const other = await aContributor(server)
  await admitted(other, moderators[0], reopened, contrary())
  await ruledByBoth(retracted, 'retracted')
  const told = { names: 4, undoubted: 1, questioned: 1, reopened: 1, retracted: 1 }
  expect(await readFigures()).toMatchObject({ confirmed: 2, byEvidence: [], byYears: [] })
  expect(counts(await readFigures())).toEqual(told)

  // What a moderator upholds was questioned; what is confirmed again was reopened.
  const [{ client }] = moderators
  await ruled(client, await read(client, doubted), 'upheld')
  await ruledByBoth(reopened, 'confirmed')
  await ruled(client, await read(client, retracted), 'proposed')
  const now = await readFigures()
  expect(now.confirmed).toBe(3)
  expect(counts(now)).toEqual(told)
  expect(Object.values(now.all.became).map(({ share }) => share)).toEqual([null, null, null, null])
  const [seen, byModerator] = [
    await aVisitor(server).done(getFigures, {}),
    await client.done(getFigures, {}),
  ]
  expect(seen).toEqual(byModerator)
  expect(counts(seen)).toEqual(told)
})

test('[P4, A9] of a withheld man, and of one whose pictures are restricted, no years are counted', async () => {
  const living = { name: 'Amos Bell', died: undefined }
  expect(await restedOf(await confirmed({ person: living }))).toMatchObject({ years: null })
  expect(await restedOf(await confirmed({ isRestricted: true }))).toMatchObject({ years: null })
  expect(await restedOf(await confirmed({ portrait: '1944' }))).toMatchObject({ years: 7 })
})

test('the years between are those of the two pictures nearest in time, whichever of its years each was made in', () => {
  expect(yearsApart(['1948', '1930'], ['1951-02', '1952'])).toBe(3)
  expect(yearsApart(['1952'], ['1951-02'])).toBe(1)
  expect(yearsApart(['194X'], ['1951'])).toBe(11)
  expect(yearsApart(['1950/..'], ['1951'])).toBeNull()
  expect(yearsApart([], ['1951'])).toBeNull()
})

/** Written anew, step by step: what became of a name by its history. */
const byHand = (history: readonly Turn[]): Became | null => {
  const first = history.findIndex(({ because, to }) => because !== 'signed' && to === 'confirmed')
  if (first < 0) return null
  const after = history.slice(first + 1).filter(({ because }) => because !== 'signed')
  if (after.some(({ to }) => to === 'retracted' || to === 'ruled-out')) return 'retracted'
  const left = after.filter(({ from }) => from === 'confirmed')
  if (left.some(({ to }) => to === 'disputed')) return 'reopened'
  return left.some(({ because }) => because === 'upheld') ? 'questioned' : 'undoubted'
}
interface Turn {
  readonly because: string
  readonly from: string
  readonly to: string
}

test('[E3] hundreds of random histories are counted as by hand, whatever was joined since', async () => {
  const random = randomly('histories of names')
  const statuses = ['proposed', 'probable', 'confirmed', 'confirmed', 'disputed', 'retracted']
  const like = await database.collection('identifications').findOne({ everConfirmed: true })
  await database.collection('identifications').deleteMany({})
  const histories: Turn[][] = []
  const classes = [['caption', 'family'], ['witness'], []]
  await multiplied('identifications', like ?? {}, 400, (at) => {
    let from = 'proposed'
    const turns = Array.from({ length: random.below(7) }, () => {
      const to = random.chance(0.1) ? 'ruled-out' : random.pick(statuses)
      const turn = { because: random.pick(['decided', 'decided', 'signed', 'upheld']), from, to }
      if (turn.because === 'upheld') turn.to = from
      if (turn.because !== 'signed') from = turn.to
      return { ...turn, accountId: null, reasons: null, at: new Date() }
    })
    histories.push(turns)
    const everConfirmed = byHand(turns) !== null
    const joined = random.chance(0.1) ? { into: idOf('f', 0), at: new Date() } : undefined
    return {
      ...{ _id: idOf('e', at), history: turns, status: from, everConfirmed, joined },
      ...{ openKey: undefined, confirmedKey: undefined },
      // Some were confirmed before it was kept.
      rested: at % 5 ? { classes: classes[at % 3], years: at % 4 ? at % 14 : null } : undefined,
    }
  })
  const now = await readFigures()
  const expected: Record<string, number> = { ...nothing }
  for (const history of histories) {
    const became = byHand(history)
    if (!became) continue
    expected[became] = (expected[became] ?? 0) + 1
    expected.names = (expected.names ?? 0) + 1
  }
  expect(counts(now)).toEqual(expected)
  expect(expected.names).toBeGreaterThan(LEAST_NAMES)
  expect(now.byYears.reduce((sum, { names }) => sum + names, 0)).toBe(expected.names)
  expect(now.byEvidence.map((group) => group.class)).toEqual(['caption', 'witness', 'family'])
})

test('from 30 names on shares are told with their bounds, and of no group that has fewer', () => {
  const alike = (names: number, became: Became, years: number | null) =>
    ({ classes: ['caption'], years, became, isConfirmed: true, names }) as const
  const few = figuresOf([alike(28, 'undoubted', 3), alike(1, 'retracted', 30)])
  expect(few.all.became.retracted).toEqual({ names: 1, share: null })
  expect([few.byEvidence, few.byYears]).toEqual([[], []])
  const many = figuresOf([alike(29, 'undoubted', 3), alike(1, 'retracted', 30)])
  const { share } = many.all.became.retracted
  expect(share?.value).toBeCloseTo(1 / 30)
  expect(share?.lower).toBeCloseTo(0.0075, 3)
  expect(share?.upper).toBeCloseTo(0.1364, 3)
  expect(many.byEvidence.map(({ names }) => names)).toEqual([30])
  expect(many.byYears.map(({ years, names }) => [years?.from, names])).toEqual([
    [2, 29],
    [11, 1],
  ])
  expect(many.byYears[1]?.became.retracted.share).toBeNull()
})

test('[S1, P5] the page says the same without scripts, in two languages', async () => {
  const pageIn = async (language: string) => {
    const headers = { 'accept-language': language }
    return (await fetch(`${server.url}/figures`, { headers })).text()
  }
  const [english, korean] = [await pageIn('en'), await pageIn('ko')]
  expect(english).toMatch(/<h1>How often are we right\?<\/h1>[\s\S]*<li>Taken back: \d/)
  expect(korean).toMatch(/<h1>확정은 얼마나 정확합니까\?<\/h1>[\s\S]*<li>확정 취소: \d/)
})
