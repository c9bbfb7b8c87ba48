import type { CampShort } from '@rollcall/contract/camps.ts'
import type { RestsOn } from '@rollcall/contract/exclusions.ts'
import type { ExportedStill, Profile } from '@rollcall/contract/exportRow.ts'
import type { CampId, FilmId, PersonId, StillId } from '@rollcall/contract/ids.ts'
import type { Lacking, Status } from '@rollcall/contract/status.ts'
import { campIn } from '../../camps/camp.presenter.ts'
import { readCamps } from '../../camps/camp.reader.ts'
import { presentExported } from '../../cases/exported.presenter.ts'
import { type ExportedCase, readExportedCases } from '../../cases/exported.reader.ts'
import { readResting } from '../../cases/resting.reader.ts'
import { presentRuledOut, type RuledOut } from '../../cases/ruledOut.presenter.ts'
import { readFilms } from '../../films/film.reader.ts'
import type { Reader } from '../../films/restriction.ts'
import type { Identification } from '../../identifications/identification.model.ts'
import { isTallyPublic } from '../../identifications/status.ts'
import type { Derivative } from '../../media/picture.ts'
import type { PortraitDoc } from '../../people/portrait.model.ts'
import { presentPortrait } from '../../people/portrait.presenter.ts'
import { readPortraits } from '../../people/portrait.reader.ts'
import { assertFound } from '../../platform/database/reading.ts'
import type { Session } from '../../platform/database/transaction.ts'
import { visitor } from '../../platform/viewer.ts'
import { readStills } from '../../stills/still.reader.ts'
import type { SubjectDoc } from '../../subjects/subject.model.ts'
import { readStillsOf } from '../still.reader.ts'

/** A JPEG of our own making; of one thing they come by width, ascending. */
export type Picture = Pick<Derivative, 'width' | 'file'>

/** Where he is seen. */
export interface Seen extends ExportedStill {
  readonly title: string
  readonly place: string | null
  readonly campShort: CampShort | null
  /** To be asked for before it is looked at ([A9]). */
  readonly warning: boolean
  readonly pictures: readonly Picture[]
}

export type Candidate = ReturnType<typeof presentExported> & {
  readonly id: string
  readonly status: Status
  /** What its evidence has come to lack while it is confirmed ([M2]). */
  readonly lacks: readonly Lacking[]
  /** Since when it has that. */
  readonly since: string
  /** How many have answered, counted or not. */
  readonly answered: number
  /** Whether everybody sees how they did: then it is missing only while answers are moved. */
  readonly tallyIsPublic: boolean
  /** How many pieces of evidence wait to be weighed. */
  readonly waiting: number
  readonly portrait: ReturnType<typeof presentLent> | null
}

/** All that a dossier says, as one profile shows it. */
export interface Dossier {
  readonly id: string
  readonly number: number
  readonly version: number
  readonly profile: Profile
  /** His name while it is confirmed and everybody may read it: no other stands in a heading ([P5]). */
  readonly calledBy: string | null
  /** The one with the most pixels of him first. */
  readonly seen: readonly Seen[]
  /** On how many stills more he is, which this profile does not show; 0 in what is for everybody ([A9], [S2]). */
  readonly unseen: number
  readonly candidates: readonly Candidate[]
  readonly exclusions: readonly RuledOut<RestsOn>[]
}

/** Reads it at one point in time, through what presents these things to whoever takes a profile away ([E2]). */
export const readDossier = async (
  session: Session,
  man: SubjectDoc,
  profile: Profile,
): Promise<Dossier> => assertFound((await readDossiers(session, [man], profile))[0])

/** The same of many men, in as many rounds. */
export const readDossiers = async (
  session: Session,
  men: readonly SubjectDoc[],
  profile: Profile,
): Promise<Dossier[]> => {
  const reader = profile === 'full' ? 'program' : visitor
  const ids = men.map(({ _id }) => _id)
  const caseOf = await readExportedCases(session, ids, true)
  const seenOf = await readSeen(session, ids, profile, reader)
  const rowsOf = (id: string) =>
    caseOf(id).exclusions.filter(
      ({ state }) => profile === 'full' || state === 'open' || state === 'accepted',
    )
  const resting = await readResting(reader, ids.flatMap(rowsOf), session)
  const people = ids.flatMap((id) =>
    caseOf(id).identifications.flatMap(({ personId }) => personId ?? []),
  )
  const portraits = await readPortraits(people as PersonId[], false, session)
  return men.map(({ _id, number, version }): Dossier => {
    const one = caseOf(_id)
    const confirmed = one.identifications.find(({ status }) => status === 'confirmed')
    return {
      ...{ id: _id, number, version, profile },
      calledBy: confirmed ? presentExported(one, confirmed, 'public').name : null,
      ...seenOf(_id),
      candidates: inOrder(one.identifications).map((identification) =>
        presentOne(
          one,
          identification,
          profile,
          portraits.get(identification.personId as PersonId),
        ),
      ),
      exclusions: rowsOf(_id).map((row) =>
        presentRuledOut(one, row, profile, ({ personId, restsOn }) => resting(personId, restsOn)),
      ),
    }
  })
}

const statuses: readonly Status[] = ['confirmed', 'probable', 'disputed', 'proposed']

/** Who is confirmed first, then who may be, then who is not; among these as they were proposed. */
const inOrder = (all: readonly Identification[]): Identification[] => {
  const place = ({ status }: Identification) => {
    const found = statuses.indexOf(status)
    return found === -1 ? statuses.length : found
  }
  return all.toSorted((a, b) => place(a) - place(b))
}

const presentOne = (
  one: ExportedCase,
  identification: Identification,
  profile: Profile,
  portraits: readonly PortraitDoc[] = [],
): Candidate => {
  const { _id, status } = identification
  const shown = presentExported(one, identification, profile)
  const [portrait] = shown.nameWithheld ? [] : portraits
  return {
    ...shown,
    ...{ id: _id, status, answered: one.tallyOf(_id).answered },
    lacks: identification.short?.lacks ?? [],
    since: identification.statusAt.toISOString(),
    tallyIsPublic: isTallyPublic(status),
    waiting: one.evidenceOf(_id).filter(({ state }) => state === 'open').length,
    portrait: portrait ? presentLent(portrait) : null,
  }
}

/** Who lent it is told as visitors are told it: no relative’s name leaves ([E2]). */
const presentLent = (portrait: PortraitDoc) => {
  const { date, source, rights, width, height } = presentPortrait(visitor, portrait)
  return {
    ...{ date, source, rights, width, height, sha256: portrait.sha256 },
    pictures: jpegs(portrait),
  }
}

/** Of all its pictures those that paper takes. */
export const jpegs = ({ pictures }: Pick<PortraitDoc, 'pictures'>): Picture[] =>
  pictures.filter(({ type }) => type === 'image/jpeg')

const readSeen = async (
  session: Session,
  ids: readonly string[],
  profile: Profile,
  reader: Reader,
): Promise<(id: string) => Pick<Dossier, 'seen' | 'unseen'>> => {
  const exportedOf = await readStillsOf(session, ids, profile)
  const allOf = await readStillsOf(session, ids, 'full')
  const exported = ids.flatMap(exportedOf)
  const stills = await readStills(reader, exported.map(({ id }) => id) as StillId[], session)
  const films = await readFilms(
    'program',
    exported.flatMap(({ filmId }) => filmId ?? []) as FilmId[],
    session,
  )
  const camps = await readCamps(
    exported.map(({ camp }) => camp as CampId | null),
    session,
  )
  const shownOf = (id: string) =>
    exportedOf(id).flatMap((one): Seen[] => {
      const still = stills.get(one.id as StillId)
      if (!still) return []
      const film = films.get(one.filmId as FilmId)
      return [
        {
          ...one,
          title: film?.title ?? still.title ?? '',
          place: (film?.provenance ?? still.provenance)?.place ?? null,
          campShort: campIn(camps, one.camp as CampId | null),
          warning: still.warning ?? false,
          pictures: jpegs(still),
        },
      ]
    })
  const pixels = ({ region: { w, h } }: Seen) => w * h
  return (id) => {
    const seen = shownOf(id)
    return {
      seen: seen.toSorted((a, b) => pixels(b) - pixels(a)),
      // How many there are is for moderators too.
      unseen: profile === 'public' ? 0 : allOf(id).length - seen.length,
    }
  }
}
