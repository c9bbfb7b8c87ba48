import { answers } from '@rollcall/contract/votes.ts'

type Fields = Readonly<Record<string, unknown>>

const publicly = ['confirmed', 'ruled-out', 'retracted']

/** What is known of the cases while a run goes on. */
export interface Cases {
  /** Identifications of the same subject that stay undecided during the whole run. */
  rivalsOf(identificationId: string): readonly string[]
  /** What may have gone into it: who has seen that sees it too. */
  partsOf(identificationId: string): readonly string[]
  /** What it may have gone into. */
  wholesOf(identificationId: string): readonly string[]
}

/** Whoever receives answers and frames, and what [V2] lets through to him: everything he receives is judged. */
export class Onlooker {
  readonly name: string
  private readonly cases: Cases
  /** From the moment when an act that opens a tally to him was begun. */
  private readonly opened = new Set<string>()
  /** Where an answer of his was counted. */
  private readonly answered = new Set<string>()
  /** Where none may count any more, since he brought the tally into the open himself. */
  private readonly spoilt = new Set<string>()
  private readonly moderates: boolean
  private readonly versions = new Map<string, number>()
  readonly complaints: string[] = []
  /** How often a tally was shown and how often it was withheld: a run that never did both shows nothing. */
  shown = 0
  withheld = 0

  constructor(name: string, cases: Cases, moderates: boolean) {
    this.name = name
    this.cases = cases
    this.moderates = moderates
  }

  opens(identificationId: string): void {
    this.opened.add(identificationId)
  }

  /** Opens it, with what may be joined in it, by an act of his own: unless an answer of his has counted, none does from now on. */
  exposes(identificationId: string): void {
    const all = [identificationId, ...this.cases.partsOf(identificationId)]
    for (const id of all) this.opens(id)
    // Asked of a part while it is joined, it is the whole that is opened.
    const stands = [...all, ...this.cases.wholesOf(identificationId)]
    if (!stands.some((id) => this.hasAnswered(id))) this.spoilt.add(identificationId)
  }

  hasAnswered(identificationId: string): boolean {
    return this.answered.has(identificationId)
  }

  /** Judges everything that looks like an identification, however deep it lies. */
  receives(value: unknown, from: string): void {
    if (Array.isArray(value)) for (const one of value) this.receives(one, from)
    else if (isFields(value)) {
      if ('tally' in value && 'status' in value && !('stillSha256' in value))
        this.judge(value, from)
      else this.judgeStray(value, from)
      for (const inner of Object.values(value)) this.receives(inner, from)
    }
  }

  /** A frame of a socket; versions never fall. */
  hears(frame: Fields, socket: string): void {
    if (frame.kind !== 'identification') return
    const [key, version] = [`${socket} ${frame.topic} ${frame.id}`, Number(frame.version)]
    if (version < (this.versions.get(key) ?? 0)) this.complain('a version that fell', frame, socket)
    this.versions.set(key, version)
  }

  private hasOpened(id: string): boolean {
    return [id, ...this.cases.partsOf(id)].some((one) => this.opened.has(one))
  }

  private judge(shown: Fields, from: string): void {
    const id = String(shown.id)
    const mayTally = publicly.includes(String(shown.status)) || this.hasOpened(id)
    const mayVerdict = mayTally && this.cases.rivalsOf(id).every((rival) => this.hasOpened(rival))
    const inside = isFields(shown.case) ? shown.case : {}
    const fed = Array.isArray(inside.fed) ? inside.fed : []
    if (shown.tally === null) this.withheld += 1
    else this.shown += 1
    if (!mayTally && shown.tally !== null) this.complain('a tally', shown, from)
    if (!mayTally && (inside.answers ?? null) !== null) this.complain('answers', shown, from)
    if (!this.moderates && ('case' in shown || 'caseVersion' in shown))
      this.complain('the desk’s view', shown, from)
    if (isFields(shown.mine) && shown.mine.counted === true) {
      if (this.spoilt.has(id)) this.complain('an answer that counts', shown, from)
      this.answered.add(id)
    }
    if (mayVerdict) return
    if (shown.verdict !== null) this.complain('a verdict', shown, from)
    if (shown.community !== null) this.complain('community points', shown, from)
    if (fed.includes('community')) this.complain('community in the score', shown, from)
  }

  /** Counts by answer stand in a tally and nowhere else; rows of an export are of public ones. */
  private judgeStray(value: Fields, from: string): void {
    if (!('stillSha256' in value) && 'verdict' in value)
      this.complain('a verdict astray', value, from)
    for (const [name, inner] of Object.entries(value))
      if (name !== 'tally' && isFields(inner) && answers.some((answer) => answer in inner))
        this.complain('counts astray', value, from)
  }

  private complain(what: string, value: Fields, from: string): void {
    this.complaints.push(
      `${this.name} got ${what} by ${from}: ${JSON.stringify(value).slice(0, 300)}`,
    )
  }
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
