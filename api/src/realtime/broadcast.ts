import type { FilmId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Changed } from '@rollcall/contract/realtime.ts'
import type { FilmDoc } from '../films/film.model.ts'
import { loadFilm } from '../films/film.service.ts'
import { maySee } from '../films/restriction.ts'
import { flagChanged } from '../flags/flag.facts.ts'
import { identificationChanged } from '../identifications/identification.facts.ts'
import { readMenOf } from '../identifications/identification.reader.ts'
import { claimChanged } from '../moderation/claim.facts.ts'
import { queueRefiled } from '../moderation/queue.facts.ts'
import { personChanged, portraitGiven } from '../people/people.facts.ts'
import { moderator, visitor } from '../platform/viewer.ts'
import { filmRestricted, photoCorrected, stillRestricted } from '../stills/still.facts.ts'
import { readStills } from '../stills/still.reader.ts'
import {
  sightingAdded,
  sightingDescribed,
  sightingFlagged,
  sightingMended,
  sightingMoved,
  sightingWithdrawn,
  subjectMerged,
  subjectParted,
} from '../subjects/subject.facts.ts'
import {
  readSubjects,
  rootOf,
  sightingsOfStill,
  sightingsOfSubjects,
} from '../subjects/subject.service.ts'
import { tipChanged, tipReceived } from '../tips/tip.facts.ts'
import { voteFlipped, votesChanged } from '../votes/vote.facts.ts'
import type { BusEvent } from './bus.ts'
import { sendCases } from './cases.ts'
import { Coalescer, tickOf } from './coalesce.ts'
import { KnownMen } from './knownMen.ts'
import { Recent } from './recent.ts'
import { type Live, socketsIn } from './sockets.ts'

type Simple = Extract<Changed, { kind: 'subject' | 'still' | 'queue' | 'account' }>

type FilmNow = Pick<FilmDoc, 'version' | 'state' | 'progress' | 'restricted'>

type Learnt = Pick<Simple, 'mergedInto'>

/** Whom it tells beside the sockets. */
interface Onto {
  /** Somebody was taken out of a topic. */
  readonly left: (topic: string) => void
  readonly onRestricted: () => void
}

/** Turns facts into frames for the sockets of this process. */
export class Broadcast {
  readonly #io: Live
  readonly #onto: Onto
  readonly #subjects = new Coalescer(
    (subjectId) => this.#sendSubject(subjectId),
    (subjectId) => tickOf(this.#watchers(`subject:${subjectId}`)),
  )
  readonly #simple = new Coalescer(
    (key) => this.#sendSimple(key),
    (key) => tickOf(this.#watchers(key.slice(key.indexOf('>') + 1))),
  )
  readonly #ballots = new Coalescer(
    (identificationId) => this.#votes(identificationId),
    () => 0,
  )
  readonly #people = new Coalescer(
    (personId) => this.#person(personId),
    () => 0,
  )
  readonly #films = new Coalescer(
    async (filmId) => this.#film(filmId, await loadFilm('program', filmId as FilmId)),
    () => tickOf(0),
  )
  readonly #stills = new Coalescer(
    (stillId) => this.#still(stillId as StillId),
    () => 0,
  )
  readonly #ofFilm = new Coalescer(
    (filmId) => this.#restrictedFilm(filmId as FilmId),
    () => 0,
  )
  readonly #newest = new Map<string, Simple>()
  readonly #men = new KnownMen()
  readonly #news = new Recent()
  #latest = 0

  constructor(io: Live, onto: Onto) {
    this.#io = io
    this.#onto = onto
  }

  /** Whether something under a room's topic changed so lately that who begins to watch now may have read what was before. */
  isRecent(room: string): boolean {
    return this.#news.has(room)
  }

  heard({ document, collection, id }: BusEvent): void {
    if (collection === 'films') {
      if (document) this.#film(id, document as unknown as FilmNow)
      return
    }
    const payload = (document?.payload ?? {}) as Record<string, string>
    switch (document?.fact) {
      case votesChanged.name:
        this.#ballots.mark(payload.ballotId ?? '')
        break
      case voteFlipped.name:
        this.#mark(`me:${payload.accountId}`, 'me', 'account', payload.accountId ?? '')
        break
      case identificationChanged.name:
        this.#identification(payload.subjectId ?? '')
        break
      case personChanged.name:
        this.#people.mark(payload.personId ?? '')
        break
      case flagChanged.name:
        this.#queue(payload.flagId ?? '')
        break
      case portraitGiven.name:
        this.#queue(payload.portraitId ?? '')
        break
      case tipReceived.name:
      case tipChanged.name:
        this.#queue(payload.tipId ?? '')
        break
      case claimChanged.name:
        this.#queue(payload.caseId ?? '')
        break
      case queueRefiled.name:
        this.#queue(payload.subjectId ?? '')
        break
      case subjectMerged.name:
        this.#regrouped(payload.subjectId ?? '', payload.into ?? '')
        this.#merged(payload.subjectId ?? '', payload.into ?? '')
        break
      case subjectParted.name:
        this.#regrouped(payload.subjectId ?? '', payload.from ?? '')
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
        this.#mark(
          `still:${payload.stillId}`,
          `still:${payload.stillId}`,
          'still',
          payload.stillId ?? '',
        )
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
    for (const room of this.#io.sockets.adapter.rooms.keys()) {
      const [kind, id = ''] = room.split(':')
      if (kind === 'subject') this.#markSubject(id)
      if (kind === 'subject') this.#mark(room, room, kind, id)
      if (kind === 'still') this.#stills.mark(id)
      if (kind === 'me') this.#mark(room, 'me', 'account', id)
      if (kind === 'film') this.#films.mark(id)
    }
    this.#mark('wall', 'wall', 'subject', 'all')
    this.#queue('all')
  }

  async #votes(identificationId: string): Promise<void> {
    const subjectId = await this.#men.ofIdentification(identificationId)
    if (!subjectId) return
    this.#markSubject(subjectId)
    this.#mark('wall', 'wall', 'subject', subjectId)
  }

  #identification(subjectId: string): void {
    this.#markSubject(subjectId)
    for (const topic of [`subject:${subjectId}`, 'wall'])
      this.#mark(topic, topic, 'subject', subjectId)
    this.#queue(subjectId)
  }

  /** By the tip, case or man that waits otherwise than before: whoever has the queue open reads that again. */
  #queue(about: string): void {
    this.#mark('queue', 'queue', 'queue', about)
  }

  /** What is known of somebody decides who may read his name, and what was written around it ([P4], [P7]). */
  async #person(personId: string): Promise<void> {
    const men = (await readMenOf(personId)) as SubjectId[]
    for (const subjectId of men) this.#identification(subjectId)
    for (const sightings of (await sightingsOfSubjects(men)).values())
      for (const { stillId, subjectId } of sightings) this.#sighting(stillId, subjectId)
  }

  #sighting(stillId: string, subjectId: string): void {
    this.#mark(`still:${stillId}`, `still:${stillId}`, 'still', stillId)
    for (const topic of [`subject:${subjectId}`, 'wall'])
      this.#mark(topic, topic, 'subject', subjectId)
  }

  /** Who may see it or how was set anew, or may have been: with it changes how the men on it are seen ([A9]). */
  async #still(stillId: StillId): Promise<void> {
    const still = (await readStills('program', [stillId])).get(stillId)
    if (still && !maySee(visitor, still)) this.#sendAway(`still:${stillId}`)
    for (const { subjectId } of await sightingsOfStill(stillId)) this.#sighting(stillId, subjectId)
    this.#mark(`still:${stillId}`, `still:${stillId}`, 'still', stillId)
  }

  /** The same of all stills of a film, and of the men on them, that somebody looks at here; and of the wall. */
  async #restrictedFilm(filmId: FilmId): Promise<void> {
    const stills = await readStills('program', this.#watched('still'))
    for (const { _id, filmId: of } of stills.values()) if (of === filmId) this.#stills.mark(_id)
    const own = await readSubjects(this.#watched('subject'))
    const men = await readSubjects([...own.values()].map(rootOf))
    for (const { _id, filmIds } of men.values())
      if (filmIds.includes(filmId)) this.#mark(`subject:${_id}`, `subject:${_id}`, 'subject', _id)
    this.#mark('wall', 'wall', 'subject', 'all')
  }

  /** The ids of what somebody looks at here. */
  #watched<Id extends string>(kind: 'still' | 'subject'): Id[] {
    const rooms = [...this.#io.sockets.adapter.rooms.keys()]
    return rooms.flatMap((room) =>
      room.startsWith(`${kind}:`) ? [room.slice(kind.length + 1) as Id] : [],
    )
  }

  /** Tells whoever may not see it any more that it is gone, and nothing after that. */
  #sendAway(room: string): void {
    const [, id = ''] = room.split(':')
    for (const socket of socketsIn(this.#io, room)) {
      if (moderator(socket.data.viewer)) continue
      socket.emit('changed', { topic: room, kind: 'gone', id, version: this.#clock() })
      void socket.leave(room)
      this.#onto.left(room)
    }
  }

  #film(id: string, { version, state, progress, restricted }: FilmNow): void {
    const topic = `film:${id}`
    this.#news.note(topic)
    if (restricted) this.#sendAway(topic)
    this.#io.to(topic).emit('changed', { topic, kind: 'film', id, version, state, progress })
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
    this.#mark(topic, topic, 'subject', subjectId, { mergedInto })
  }

  #watchers(room: string): number {
    return this.#io.sockets.adapter.rooms.get(room)?.size ?? 0
  }

  #markSubject(subjectId: string): void {
    this.#news.note(`subject:${subjectId}`)
    this.#subjects.mark(subjectId)
  }

  /** Things without a snapshot: that they changed is all that is said, and whoever cares asks. */
  #mark(room: string, topic: string, kind: Simple['kind'], id: string, more: Learnt = {}): void {
    this.#news.note(room)
    const key = `${id}>${room}`
    // What was learnt and has not been told yet is not lost by what follows it.
    const learnt = { ...this.#newest.get(key), ...more }
    this.#newest.set(key, { ...learnt, topic, kind, id, version: this.#clock() })
    this.#simple.mark(key)
  }

  /** Milliseconds since 1970, never less than before: versions only grow ([V7]). */
  #clock(): number {
    this.#latest = Math.max(this.#latest, Date.now())
    return this.#latest
  }

  async #sendSimple(key: string): Promise<void> {
    const frame = this.#newest.get(key)
    this.#newest.delete(key)
    if (!frame) return
    const room = key.slice(key.indexOf('>') + 1)
    const [kind, id = ''] = room.split(':')
    this.#io.to(room).emit('changed', frame)
    if (kind !== 'subject') return
    for (const topic of await this.#oldTopics(id))
      this.#io.to(topic).emit('changed', { ...frame, topic })
  }

  async #sendSubject(subjectId: string): Promise<void> {
    for (const topic of [`subject:${subjectId}`, ...(await this.#oldTopics(subjectId))])
      await sendCases(this.#io, subjectId, topic)
  }

  /** Where those listen who came by the address of somebody joined with this man: they hear of him too ([K3]). */
  async #oldTopics(subjectId: string): Promise<string[]> {
    if (this.#io.sockets.adapter.rooms.size === 0) return []
    const joined = await this.#men.joinedWith(subjectId)
    return joined.map((id) => `subject:${id}`).filter((topic) => this.#watchers(topic) > 0)
  }
}
