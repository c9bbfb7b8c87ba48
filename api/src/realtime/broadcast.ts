import type { FilmId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { pageClosed, pageOpened } from '../documents/document.facts.ts'
import { loadFilm } from '../films/film.reader.ts'
import { maySee } from '../films/restriction.ts'
import { exclusionChanged } from '../identifications/exclusion.facts.ts'
import { readMenNamedWith } from '../identifications/exclusion.reader.ts'
import {
  identificationChanged,
  textHidden,
  textShown,
} from '../identifications/identification.facts.ts'
import { personChanged } from '../people/people.facts.ts'
import { visitor } from '../platform/viewer.ts'
import { filmRestricted, photoCorrected, stillRestricted } from '../stills/still.facts.ts'
import { readStills } from '../stills/still.reader.ts'
import { sightingsOfStill, sightingsOfSubjects } from '../subjects/sighting.reader.ts'
import {
  sightingAdded,
  sightingDescribed,
  sightingFlagged,
  sightingMended,
  sightingMoved,
  sightingWithdrawn,
  subjectMerged,
  subjectParted,
  subjectRuled,
} from '../subjects/subject.facts.ts'
import { voteFlipped, votesChanged } from '../votes/vote.facts.ts'
import type { BusEvent } from './bus.ts'
import { Coalescer, tickOf } from './coalesce.ts'
import { tellDocuments } from './documents.ts'
import { type FilmNow, Frames } from './frames.ts'
import { KnownMen } from './knownMen.ts'
import type { Live } from './sockets.ts'
import { waitingBy } from './waiting.ts'
import { sendAwayFrom, watchedMenOf, watchedStillsOf } from './watched.ts'

/** Whom it tells beside the sockets. */
interface Onto {
  /** Somebody was taken out of a topic. */
  readonly left: (topic: string) => void
  readonly onRestricted: () => void
}

/** Turns facts into frames for the sockets of this process. */
export class Broadcast {
  readonly #frames: Frames
  readonly #onto: Onto
  readonly #men = new KnownMen()
  readonly #ballots = new Coalescer(
    (identificationId) => this.#votes(identificationId),
    () => 0,
  )
  readonly #people = new Coalescer(
    (personId) => this.#person(personId),
    () => 0,
  )
  readonly #ruled = new Coalescer(
    (subjectId) => this.#everywhere([subjectId as SubjectId]),
    () => 0,
  )
  readonly #films = new Coalescer(
    async (filmId) => this.#frames.film(filmId, await loadFilm('program', filmId as FilmId)),
    () => tickOf(0),
  )
  readonly #stills = new Coalescer(
    (stillId) => this.#still(stillId as StillId),
    () => 0,
  )
  readonly #documents: Coalescer
  readonly #ofFilm = new Coalescer(
    (filmId) => this.#restrictedFilm(filmId as FilmId),
    () => 0,
  )

  constructor(io: Live, onto: Onto) {
    this.#frames = new Frames(io, this.#men, onto.left)
    this.#documents = tellDocuments(this.#frames)
    this.#onto = onto
  }

  /** Whether something under a room's topic changed so lately that who begins to watch now may have read what was before. */
  isRecent(room: string): boolean {
    return this.#frames.isRecent(room)
  }

  heard({ document, collection, id }: BusEvent): void {
    if (collection === 'films' || collection === 'documents')
      this.#frames.mark('ingest', 'ingest', id)
    // An upload's own id is its sender's alone.
    if (collection === 'uploads' || collection === 'refusedSends')
      this.#frames.mark('ingest', 'ingest', 'all')
    if (collection === 'films') {
      if (document) this.#frames.film(id, document as unknown as FilmNow)
      return
    }
    const payload = (document?.payload ?? {}) as Record<string, string>
    const waits = waitingBy(document?.fact, payload)
    if (waits !== null) this.#queue(waits)
    switch (document?.fact) {
      case votesChanged.name:
        this.#ballots.mark(payload.ballotId ?? '')
        break
      case voteFlipped.name:
        this.#frames.markAccount(payload.accountId ?? '')
        break
      case exclusionChanged.name:
      case identificationChanged.name:
        this.#identification(payload.subjectId ?? '')
        break
      case personChanged.name:
        this.#people.mark(payload.personId ?? '')
        break
      case subjectMerged.name:
        this.#regrouped(payload.subjectId ?? '', payload.into ?? '')
        this.#merged(payload.subjectId ?? '', payload.into ?? '')
        break
      case subjectParted.name:
        this.#regrouped(payload.subjectId ?? '', payload.from ?? '')
        break
      case textHidden.name:
      case textShown.name:
      case subjectRuled.name:
        this.#ruled.mark(payload.subjectId ?? '')
        break
      case sightingAdded.name:
      case sightingDescribed.name:
      case sightingFlagged.name:
      case sightingMended.name:
      case sightingMoved.name:
      case sightingWithdrawn.name:
        this.#sighting(payload.stillId ?? '', payload.subjectId ?? '')
        break
      case photoCorrected.name:
        this.#frames.mark(`still:${payload.stillId}`, 'still', payload.stillId ?? '')
        break
      case pageOpened.name:
      case pageClosed.name:
        this.#documents.mark(payload.documentId ?? '')
        break
      case stillRestricted.name:
        this.#onto.onRestricted()
        this.#stills.mark(payload.stillId ?? '')
        break
      case filmRestricted.name:
        this.#onto.onRestricted()
        this.#ofFilm.mark(payload.filmId ?? '')
        break
    }
  }

  /** Something may have been missed: everybody is told how things stand, or to ask. */
  all(): void {
    this.#men.forget()
    this.#onto.onRestricted()
    for (const room of this.#frames.rooms()) {
      const [kind, id = ''] = room.split(':')
      if (kind === 'subject') this.#frames.markCases(id)
      if (kind === 'subject') this.#frames.mark(room, kind, id)
      if (kind === 'still') this.#stills.mark(id)
      if (kind === 'document') this.#documents.mark(id)
      if (kind === 'me') this.#frames.markAccount(id)
      if (kind === 'film') this.#films.mark(id)
    }
    this.#frames.mark('wall', 'subject', 'all')
    this.#queue('all')
    this.#frames.mark('ingest', 'ingest', 'all')
  }

  async #votes(identificationId: string): Promise<void> {
    const subjectId = await this.#men.ofIdentification(identificationId)
    if (!subjectId) return
    this.#frames.markCases(subjectId)
    this.#frames.mark('wall', 'subject', subjectId)
  }

  #identification(subjectId: string): void {
    this.#frames.markCases(subjectId)
    for (const topic of [`subject:${subjectId}`, 'wall'])
      this.#frames.mark(topic, 'subject', subjectId)
    this.#queue(subjectId)
  }

  /** By the tip, case or man that waits otherwise than before: whoever has the queue open reads that again. */
  #queue(about: string): void {
    this.#frames.mark('queue', 'queue', about)
  }

  /** What is known of somebody decides who may read his name, and what was written around it ([P4], [P7]). */
  async #person(personId: string): Promise<void> {
    await this.#everywhere(await readMenNamedWith([personId]))
  }

  /** Wherever these men are drawn they are other than before. */
  async #everywhere(men: readonly SubjectId[]): Promise<void> {
    for (const subjectId of men) this.#identification(subjectId)
    for (const sightings of (await sightingsOfSubjects(men)).values())
      for (const { stillId, subjectId } of sightings) this.#sighting(stillId, subjectId)
  }

  #sighting(stillId: string, subjectId: string): void {
    this.#frames.mark(`still:${stillId}`, 'still', stillId)
    for (const topic of [`subject:${subjectId}`, 'wall'])
      this.#frames.mark(topic, 'subject', subjectId)
  }

  /** Who may see it or how was set anew, or may have been: with it changes how the men on it are seen ([A9]). */
  async #still(stillId: StillId): Promise<void> {
    const still = (await readStills('program', [stillId])).get(stillId)
    const men = (await sightingsOfStill(stillId)).map(({ subjectId }) => subjectId)
    for (const subjectId of men) this.#sighting(stillId, subjectId)
    if (still && !maySee(visitor, still)) {
      this.#frames.sendAway(`still:${stillId}`)
      await sendAwayFrom(this.#frames, men)
    }
    this.#frames.mark(`still:${stillId}`, 'still', stillId)
  }

  /** The same of all stills of a film, and of the men on them, that somebody looks at here; and of the wall. */
  async #restrictedFilm(filmId: FilmId): Promise<void> {
    for (const id of await watchedStillsOf(this.#frames, filmId)) this.#stills.mark(id)
    const men = await watchedMenOf(this.#frames, filmId)
    for (const id of men) this.#frames.mark(`subject:${id}`, 'subject', id)
    this.#frames.mark('wall', 'subject', 'all')
    await sendAwayFrom(this.#frames, men)
  }

  /** Two men became one, or one two: both pages, the wall and the queue are others now. */
  #regrouped(one: string, other: string): void {
    this.#men.forget()
    this.#identification(one)
    this.#identification(other)
  }

  /** Who looks at the man who was joined learns with whom. */
  #merged(subjectId: string, mergedInto: string): void {
    const topic = `subject:${subjectId}`
    this.#frames.mark(topic, 'subject', subjectId, { mergedInto })
  }
}
