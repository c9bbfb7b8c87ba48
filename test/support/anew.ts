import type { Document } from 'mongodb'
import { database } from './database.ts'
import { allIn } from './stored.ts'

/**
 * What is stored of a case, worked out anew from nothing but what people did, by the rules as they are written: a list of what
 * differs. Tallies are recounted elsewhere (`brokenPromises`).
 */
export const differingAnew = async (): Promise<readonly string[]> => {
  const [identifications, exclusions, evidence, subjects, sightings] = await Promise.all([
    allIn(database, 'identifications'),
    allIn(database, 'exclusions'),
    allIn(database, 'evidence'),
    allIn(database, 'subjects'),
    allIn(database, 'sightings'),
  ])
  const standing = identifications.filter(({ joined }) => !joined)
  const confirmed = standing.filter(({ status }) => status === 'confirmed')
  const barred = exclusions.filter(({ joined }) => !joined)
  return [
    ...identifications.flatMap(turnedWrongly),
    ...exclusions.flatMap(steppedWrongly),
    ...confirmed
      // What was confirmed on more than is left stands as such on the desk, until a moderator has decided.
      .filter(({ short }) => !short)
      .filter(({ _id }) => !mayBeConfirmed(evidence.filter((one) => one.identificationId === _id)))
      .map(({ _id }) => `[M2] ${_id} is confirmed on too little, and nobody is told`),
    ...subjects
      .filter(({ _id, merged, confirmed: as }) => !merged && as !== namedIn(confirmed, _id))
      .map(({ _id, confirmed: as }) => `subject ${_id}: is kept as ${as}`),
    ...standing
      .filter(({ status }) => status === 'proposed')
      .filter((one) => barred.some((row) => row.state === 'accepted' && isOfPair(row, one)))
      .map(({ _id }) => `[X2] ${_id} is proposed, and accepted not to be he`),
    ...elsewhere(confirmed, barred, sightings),
  ]
}

const ways: Readonly<Record<string, readonly string[]>> = {
  proposed: ['probable', 'confirmed', 'ruled-out', 'withdrawn'],
  disputed: ['probable', 'confirmed', 'ruled-out'],
  probable: ['confirmed', 'disputed', 'retracted', 'ruled-out'],
  confirmed: ['disputed', 'retracted'],
  'ruled-out': ['proposed'],
  withdrawn: ['proposed'],
  retracted: ['proposed'],
}

/** From *proposed*, one way after the other, to where it stands. */
const turnedWrongly = ({ _id, status, history }: Document): string[] => {
  let stands = 'proposed'
  for (const { because, from, to } of history) {
    // A first signature changes nothing yet.
    if (because === 'signed') continue
    if (from !== stands || (to !== from && !ways[from]?.includes(to)))
      return [`identification ${_id}: turned from ${from} to ${to} while ${stands}`]
    stands = to
  }
  return stands === status ? [] : [`identification ${_id}: is ${status}, was turned to ${stands}`]
}

const states: Readonly<Record<string, string>> = {
  raised: 'open',
  accepted: 'accepted',
  dismissed: 'dismissed',
  lapsed: 'lapsed',
}

const steppedWrongly = ({ _id, state, history, joined }: Document): string[] => {
  const steps: { what: string }[] = history
  const last = steps.findLast(({ what }) => what in states)?.what ?? ''
  return joined || states[last] === state ? [] : [`exclusion ${_id}: is ${state}, was ${last}`]
}

const namedIn = (confirmed: readonly Document[], subjectId: string): string | null =>
  confirmed.find((one) => one.subjectId === subjectId)?.personId ?? null

const isOfPair = (one: Document, other: Document): boolean =>
  one.subjectId === other.subjectId && one.personId === other.personId

const strong = ['caption', 'witness', 'examiner']

/** [C4, M2] Whether some choice of one item for each class, no origin twice, carries it; families at their best. */
const mayBeConfirmed = (items: readonly Document[]): boolean => {
  const speaking = items.filter(({ state, stance }) => state === 'admitted' && stance === 'for')
  const classes = [...Map.groupBy(speaking, (item) => String(item.class))]
  const choose = (
    at: number,
    points: number,
    fed: readonly string[],
    used: ReadonlySet<string>,
  ): boolean => {
    if (points >= 6 && fed.length >= 2 && fed.some((one) => strong.includes(one))) return true
    const [name = '', offers = []] = classes[at] ?? []
    if (at >= classes.length) return false
    for (const item of offers) {
      const origin = originOf(item)
      const more = pointsOf(item)
      if (more === 0 || used.has(origin)) continue
      if (choose(at + 1, points + more, [...fed, name], new Set([...used, origin]))) return true
    }
    return choose(at + 1, points, fed, used)
  }
  return choose(0, 0, [], new Set())
}

const originOf = ({ origin, originAccountId }: Document): string =>
  String(origin ?? originAccountId)
    .trim()
    .toLowerCase()

const pointsOf = (item: Document): number => {
  if (item.class === 'caption') return 4
  if (item.class === 'witness') return item.knewHim && item.blindLineUp ? 4 : 3
  if (item.class === 'examiner') return item.qualification || item.fromReport ? 3 : 0
  if (item.class === 'family') return 2
  return item.menLeft > 100 || item.menLeft === undefined ? 0 : item.menLeft > 20 ? 1 : 2
}

/** [M7] Whoever is on a still with a man who is confirmed is not the same person, and nobody else is kept from it by that. */
const elsewhere = (
  confirmed: readonly Document[],
  exclusions: readonly Document[],
  sightings: readonly Document[],
): string[] => {
  const expected = new Set(
    confirmed.flatMap(({ subjectId, personId }) => {
      const own = sightings.filter((one) => one.subjectId === subjectId)
      const stills = new Set(own.map(({ stillId }) => stillId))
      return sightings
        .filter((one) => stills.has(one.stillId) && one.subjectId !== subjectId)
        .map((one) => `${one.subjectId} is not ${personId}`)
    }),
  )
  const found = exclusions.filter(({ kind, state }) => kind === 'elsewhere' && state !== 'lapsed')
  const kept = new Set(found.map((row) => `${row.subjectId} is not ${row.personId}`))
  const alive = found.filter(({ state }) => state !== 'dismissed')
  return [
    ...[...expected].filter((one) => !kept.has(one)).map((one) => `[M7] missing: ${one}`),
    ...alive
      .map((row) => `${row.subjectId} is not ${row.personId}`)
      .filter((one) => !expected.has(one))
      .map((one) => `[M7] holds no more: ${one}`),
  ]
}
