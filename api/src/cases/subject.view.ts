import type { StillId, SubjectId } from '@rollcall/contract/ids.ts'
import type { MarkAbilities } from '@rollcall/contract/sightings.ts'
import { campIn } from '../camps/camp.presenter.ts'
import { readCamps } from '../camps/camp.reader.ts'
import { mayCorrect } from '../films/correction.ts'
import { readFilms } from '../films/film.reader.ts'
import { presentRestriction } from '../films/restriction.ts'
import { refuse } from '../platform/refusal.ts'
import { contributor, moderator, type Viewer, visitor } from '../platform/viewer.ts'
import { presentSame } from '../stills/pair.presenter.ts'
import { presentStill } from '../stills/still.presenter.ts'
import { loadStill, neighboursOf } from '../stills/still.reader.ts'
import { listSubjects, type SubjectsAsked } from '../subjects/listing.reader.ts'
import {
  readSightings,
  sightingsOfStill,
  sightingsOfSubjects,
} from '../subjects/sighting.reader.ts'
import type { SightingDoc, SubjectDoc } from '../subjects/subject.model.ts'
import { presentSighting } from '../subjects/subject.presenter.ts'
import { loadOwn, loadSubject, readSubjects } from '../subjects/subject.reader.ts'
import { viewCases } from './case.view.ts'
import { readClues } from './clue.reader.ts'
import { listMen, shorts } from './listed.reader.ts'
import { readSigned } from './manRuling.presenter.ts'
import { abilitiesOn } from './mark.policy.ts'
import { readAlone } from './mark.reader.ts'
import { filmsOf, largestFirst, showSightings, titleIn, visibleTo } from './sighting.reader.ts'

/** As many are read at once where none of a page was for the viewer to see. */
const BEYOND = 100

/** One page of men, each with the sighting that stands for him; empty only where nobody comes after it. */
export const viewSubjects = async (
  viewer: Viewer,
  asked: SubjectsAsked,
): ReturnType<typeof readMen> => {
  if (!(await mayAsk(viewer, asked))) return { items: [], nextCursor: null }
  let page = await readMen(viewer, asked)
  // In the order of dates a cursor is more than a number: whole pages are read on.
  const limit = asked.order === 'date' ? asked.limit : BEYOND
  while (page.items.length === 0 && page.nextCursor !== null)
    page = await readMen(viewer, { ...asked, limit, cursor: page.nextCursor })
  const items = page.items.slice(0, asked.limit)
  const last = items.length < page.items.length ? items.at(-1) : undefined
  return { items, nextCursor: last ? `${last.number}` : page.nextCursor }
}

const readMen = async (viewer: Viewer, asked: SubjectsAsked) => {
  const { filmId } = asked
  const { subjects, nextCursor } = await listSubjects(asked, viewer)
  const isAmong = (seen: readonly SightingDoc[]) =>
    filmId === undefined || seen.some((one) => one.filmId === filmId)
  return { items: await listMen(viewer, subjects, isAmong), nextCursor }
}

/** Whether what a list is to be about is for the viewer to see: of anything else it is empty ([A9]). */
const mayAsk = async (viewer: Viewer, { filmId, sightingId }: SubjectsAsked): Promise<boolean> => {
  if (filmId && (await readFilms(viewer, [filmId])).size === 0) return false
  if (!sightingId) return true
  const sightings = [...(await readSightings([sightingId])).values()]
  return (await visibleTo(viewer, sightings)).length > 0
}

/** One man: where he is seen, and everything proposed for him. */
export const viewSubject = async (viewer: Viewer, asked: SubjectId) => {
  const own = await loadOwn(asked)
  const subject = own.merged ? await loadOwn(own.merged.root) : own
  const { _id: id } = subject
  const shortOf = await shorts(viewer, [subject])
  const sightings = (await sightingsOfSubjects([id])).get(id) ?? []
  const shown = await showSightings(viewer, largestFirst(sightings))
  const open = await visibleTo(visitor, sightings)
  const restricted = sightings.length > 0 && open.length === 0
  // Whom others alone can look at is not there for a visitor ([A9], [S2]).
  if (restricted && viewer.kind === 'visitor') throw refuse('not-found')
  const cases = await viewCases(viewer, id)
  const cluesOn = await readClues(viewer, sightings)
  const byId = new Map<string, SightingDoc>(sightings.map((one) => [one._id, one]))
  return {
    ...shortOf(subject),
    sightings: [...shown.values()].map((one) => ({ ...one, clues: cluesOn(byId.get(one.id)) })),
    restricted,
    identifications: cases.shown,
    decidedNoPrisoner: cases.decidedNoPrisoner,
    ...(await readSigned(viewer, subject)),
    addedAt: subject.addedAt.toISOString(),
    version: subject.version,
    mergedInto: own === subject ? null : id,
    mergedFrom: own === subject ? null : { id: own._id, number: own.number },
    joined: cases.joined,
    can: {
      propose: contributor(viewer) && shown.size > 0 && !subject.noPrisoner,
      merge: moderator(viewer),
      // Whom nobody but moderators can look at is printed by a profile alone ([P5], [A9]).
      dossier: !restricted && (subject.confirmed !== null || moderator(viewer)),
      rule: shown.size > 0 || subject.noPrisoner ? cases.rule : [],
    },
  }
}

/** One still with the men on it. */
export const viewStill = async (viewer: Viewer, id: StillId) => {
  const still = await loadStill(viewer, id)
  const sightings = await sightingsOfStill(id)
  const subjects = await readSubjects(sightings.map(({ subjectId }) => subjectId))
  const shortOf = await shorts(viewer, [...subjects.values()])
  const canOn = await readAbilities(viewer, sightings, subjects)
  const cluesOn = await readClues(viewer, sightings)
  const film = await filmsOf(viewer, [still.filmId])
  return {
    ...presentStill(still, titleIn(film, still.filmId)),
    camp: campIn(await readCamps([still.provenance?.camp]), still.provenance?.camp),
    sightings: sightings.flatMap((sighting) => {
      const subject = subjects.get(sighting.subjectId)
      if (!subject) return []
      return {
        ...presentSighting(sighting),
        subject: shortOf(subject),
        clues: cluesOn(sighting),
        can: canOn(sighting),
      }
    }),
    samePictures: await presentSame(viewer, id),
    ...(await neighboursOf(viewer, still)),
    restriction: presentRestriction(viewer, still),
    can: {
      mark: contributor(viewer),
      edit: still.filmId === null && mayCorrect(viewer, still),
      restrict: moderator(viewer),
    },
  }
}

/** What was marked just now. */
export const viewMarked = async (
  viewer: Viewer,
  { sightingId, subjectId }: { sightingId: SightingDoc['_id']; subjectId: SubjectId },
) => {
  const subject = await loadSubject(subjectId)
  const sighting = (await readSightings([sightingId])).get(sightingId)
  // Sent again after it was taken back.
  if (!sighting) throw refuse('not-found')
  const shortOf = await shorts(viewer, [subject])
  const canOn = await readAbilities(viewer, [sighting], new Map([[subject._id, subject]]))
  return {
    sighting: presentSighting(sighting),
    subject: shortOf(subject),
    can: canOn(sighting),
  }
}

/** What the viewer may do with marks; whether one is the last of a confirmed man matters to moderators alone. */
const readAbilities = async (
  viewer: Viewer,
  sightings: readonly SightingDoc[],
  men: ReadonlyMap<string, SubjectDoc>,
): Promise<(sighting: SightingDoc) => MarkAbilities> => {
  const alone = await readAlone(viewer, sightings)
  const confirmed = [...men.values()].filter(({ confirmed }) => confirmed).map(({ _id }) => _id)
  const seen = moderator(viewer) ? await sightingsOfSubjects(confirmed) : new Map()
  return ({ _id, subjectId }) =>
    abilitiesOn(viewer, alone.has(_id), seen.get(subjectId)?.length === 1)
}
