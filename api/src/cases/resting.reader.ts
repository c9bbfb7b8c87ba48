import type { RestsOn } from '@rollcall/contract/exclusions.ts'
import type {
  CampId,
  FilmId,
  IdentificationId,
  PersonId,
  StillId,
  SubjectId,
} from '@rollcall/contract/ids.ts'
import { campIn } from '../camps/camp.presenter.ts'
import { readCamps } from '../camps/camp.reader.ts'
import { readFilms } from '../films/film.reader.ts'
import type { Reader } from '../films/restriction.ts'
import type { Rest } from '../identifications/excluding.ts'
import { readIdentifications } from '../identifications/identification.reader.ts'
import { readPeople } from '../people/people.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import { readStills } from '../stills/still.reader.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { hiddenMen } from './sighting.reader.ts'

/** What something of a person rests on, as far as its reader may see each of it ([A9]). */
export type Resting = (personId: string, rests: readonly Rest[]) => RestsOn[]

interface Rested {
  readonly personId: string
  readonly restsOn: readonly Rest[]
}

/** Reads what some exclusions rest on, for one reader. */
export const readResting = async (
  reader: Reader,
  some: readonly Rested[],
  session?: Session,
): Promise<Resting> => {
  const rests = some.flatMap(({ restsOn }) => restsOn)
  const ids = <Id extends string>(...whats: Rest['what'][]) =>
    rests.flatMap((rest) => (whats.includes(rest.what) && 'id' in rest ? [rest.id as Id] : []))
  const [films, stills, people, camps, men] = await Promise.all([
    readFilms(reader, ids<FilmId>('film'), session),
    readStills(reader, ids<StillId>('photo', 'still'), session),
    readPeople(
      some.map(({ personId }) => personId as PersonId),
      session,
    ),
    readCamps(
      rests.map((rest) => ('camp' in rest ? (rest.camp as CampId) : null)),
      session,
    ),
    readMen(reader, ids('confirmed'), session),
  ])
  const shown = (personId: string, rest: Rest): RestsOn[] => {
    const person = people.get(personId as PersonId)
    const camp = 'camp' in rest ? campIn(camps, rest.camp as CampId | null) : null
    switch (rest.what) {
      case 'fact':
        return [
          {
            ...{ what: rest.what, personId: personId as PersonId, field: rest.field },
            ...{ date: rest.date, source: person?.sources[rest.field] ?? null },
          },
        ]
      case 'stay':
        return [
          {
            ...{ what: rest.what, personId: personId as PersonId, camp },
            ...{ from: rest.from, to: rest.to },
            source: person?.stays.find((stay) => isSameStay(stay, rest))?.source ?? null,
          },
        ]
      case 'film': {
        const film = films.get(rest.id as FilmId)
        return film
          ? [{ what: rest.what, filmId: film._id, title: film.title, date: rest.date, camp }]
          : []
      }
      case 'photo': {
        const still = stills.get(rest.id as StillId)
        return still
          ? [
              {
                what: rest.what,
                stillId: still._id,
                title: still.title ?? '',
                date: rest.date,
                camp,
              },
            ]
          : []
      }
      case 'still':
        return stills.has(rest.id as StillId)
          ? [{ what: rest.what, stillId: rest.id as StillId }]
          : []
      case 'confirmed': {
        const man = men.get(rest.id)
        return man
          ? [
              {
                ...{ what: rest.what, identificationId: rest.id as IdentificationId },
                ...{ subjectId: man._id, subjectNumber: man.number },
              },
            ]
          : []
      }
      default:
        return rest satisfies never
    }
  }
  return (personId, all) => all.flatMap((rest) => shown(personId, rest))
}

const isSameStay = (
  stay: { camp: string; from?: string | undefined; to?: string | undefined },
  { camp, from, to }: Rest & { what: 'stay' },
): boolean => stay.camp === camp && (stay.from ?? null) === from && (stay.to ?? null) === to

/** Of which men these are identifications, of those whom the reader may look at. */
const readMen = async (
  reader: Reader,
  identificationIds: readonly string[],
  session: Session | undefined,
) => {
  const found = await readIdentifications(identificationIds, session)
  const men = await readSubjects(
    [...found.values()].map((one) => one.subjectId as SubjectId),
    session,
  )
  const hidden = await hiddenMen(reader, [...men.values()], session)
  return new Map(
    [...found.values()].flatMap(({ _id, subjectId }) => {
      const man = men.get(subjectId as SubjectId)
      return man && !hidden.has(man._id) ? [[_id, man] as const] : []
    }),
  )
}
