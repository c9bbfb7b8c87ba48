import { signUp } from '@rollcall/contract/accounts.ts'
import { addCamp, correctCamp, declareDistinct } from '@rollcall/contract/camps.ts'
import {
  castVote,
  decide,
  liftRelative,
  openTally,
  releaseText,
  ruleEvidence,
  stopDays,
} from '@rollcall/contract/cases.ts'
import { openDocumentPage } from '@rollcall/contract/documentPages.ts'
import { addDocument, correctDocument } from '@rollcall/contract/documents.ts'
import type { Endpoint } from '@rollcall/contract/endpoint.ts'
import { contestExclusion, raiseExclusion, ruleExclusion } from '@rollcall/contract/exclusions.ts'
import { tellFields } from '@rollcall/contract/filmMending.ts'
import { addFilm, editFilm, restrictFilm } from '@rollcall/contract/films.ts'
import { raiseFlag, resolveFlag } from '@rollcall/contract/flags.ts'
import { hideChange, listChanges } from '@rollcall/contract/history.ts'
import {
  getIdentification,
  giveEvidence,
  type Identification,
  propose,
} from '@rollcall/contract/identifications.ts'
import {
  addSighting,
  describeSighting,
  mendSighting,
  withdrawSighting,
} from '@rollcall/contract/marks.ts'
import { writeNote } from '@rollcall/contract/notes.ts'
import { changeAccount } from '@rollcall/contract/officeAccounts.ts'
import { rulePair } from '@rollcall/contract/pairs.ts'
import { addPerson, editPerson } from '@rollcall/contract/people.ts'
import { addPortrait, correctPortrait, rulePortrait } from '@rollcall/contract/personPortraits.ts'
import { correctReply, publishReply, writeReply } from '@rollcall/contract/replies.ts'
import { addStill, correctPhoto, getStill, restrictStill } from '@rollcall/contract/stills.ts'
import { decideSubject, getSubject, mergeSubject } from '@rollcall/contract/subjects.ts'
import { answerTip, convertTip, dismissTip } from '@rollcall/contract/tipDesk.ts'
import { addToTip, keyInTip, openThread, sendTip } from '@rollcall/contract/tips.ts'
import {
  type Account,
  aContributor,
  aModerator,
  anAdmin,
  aVisitor,
  password,
} from '../support/accounts.ts'
import { type Asked, Client } from '../support/client.ts'
import { makeFilm, makePhoto } from '../support/media.ts'
import { makePdf } from '../support/pdfMade.ts'
import type { Server } from '../support/server.ts'
import { placesOf } from '../support/textFields.ts'
import { upload } from '../support/upload.ts'
import { inDays } from './days.ts'
import { wasProbable } from './replies.ts'
import { listsOf } from './scriptedLists.ts'
import { aCutFilm, aRenderedDocument } from './sources.ts'
import { aProof, newestTip } from './tips.ts'

/** What runs where a text is taken for markup, in an element, an attribute or a title; and then a word wider than a phone. */
export const script = `"'></title><img src=x onerror=alert(1)><script>alert(2)</script>${'W'.repeat(36)}`

/** Everything in which the script stands now. */
export interface Scripted {
  readonly by: Account
  readonly moderator: Account
  readonly admin: Account
  readonly receipt: string
  readonly ids: Readonly<
    Record<
      'film' | 'still' | 'document' | 'man' | 'other' | 'person' | 'named' | 'free' | 'tip',
      string
    >
  >
  /** Of lists of the roster. */
  readonly imports: readonly string[]
  /** `addStill title`, `addStill provenance.place`: in which fields of which bodies it was taken. */
  readonly written: ReadonlySet<string>
}

/** Notes where in a body the script was sent and taken. */
class Noting extends Client {
  readonly written: Set<string>
  constructor(account: Pick<Account, 'client'>, written: Set<string>) {
    super(account.client.url, account.client.cookies)
    this.written = written
  }
  override async call<E extends Endpoint>(endpoint: E, asked: Asked<E> = {}) {
    const answer = await super.call(endpoint, asked)
    if (answer.status === endpoint.status)
      for (const place of placesOf(script, asked.body))
        this.written.add(`${endpoint.name} ${place.replace(/^sources\.\w+$/, 'sources.*')}`)
    return answer
  }
}

const provenance = {
  archive: script,
  collection: script,
  naid: script,
  recordGroup: script,
  localId: script,
  captor: script,
  maker: script,
  place: script,
  camp: script,
  rights: script,
  obtained: script,
}
const told = {
  name: script,
  otherNames: [script],
  rank: script,
  branch: script,
  unit: script,
  serviceNumber: script,
  force: script,
  stays: [{ camp: script, source: script }],
  ids: [{ authority: script, id: script }],
  sources: { rank: script },
  fates: [{ code: 'unknown', authority: script }],
  publishedLists: [{ title: script, url: 'https://example.org/list' }],
  consent: script,
} as const
const reasons = { reasons: script }
const ofClass = { class: 'witness', origin: script, text: script, knewHim: script } as const
const evidence = { class: 'witness', stance: 'for', text: script, knewHim: script } as const
/** Counted by what somebody sees; of whom nothing of it is known stays. */
const counted = {
  class: 'circumstance',
  text: script,
  pool: { force: script, rank: script, unit: script },
} as const

/** A small archive in which every text that anybody can write is a script. */
export const aScriptedWorld = async (server: Server): Promise<Scripted> => {
  const written = new Set<string>()
  const noting = async (making: Promise<Account>) => {
    const account = await making
    return { ...account, client: new Noting(account, written) }
  }
  const by = await noting(aContributor(server, { name: script }))
  const other = await noting(aContributor(server, { name: script }))
  const moderator = await noting(aModerator(server, { name: script }))
  const admin = await noting(anAdmin(server, { name: script }))
  const anybody = new Noting({ client: aVisitor(server) }, written)
  const newcomer = { name: script, email: 'scripted@example.org', password }
  await anybody.done(signUp, { body: newcomer })

  const sources = await addSources(by)
  const document = await addDocuments(moderator)
  const person = await addSomebody(by, moderator)
  await addCamps(by, moderator)
  const [man, second] = await Promise.all([
    mark(by, sources.still, 40),
    mark(by, sources.again, 40),
  ])
  const cases = await argue(by, other, moderator, man, person)
  await exclude(by, moderator, man)
  await moderator.client.done(mergeSubject, {
    params: { subjectId: second },
    body: { into: man, ...reasons },
  })
  await decideNoPrisoner([moderator, admin], await mark(by, sources.again, 240))
  await changeMarks(by, moderator, sources.still)
  await warn(moderator, sources)
  const ordered = { params: { filmId: (await aCutFilm(by)) as never } }
  await moderator.client.done(tellFields, { ...ordered, body: { order: 'top', ...reasons } })
  await hideWarning(moderator, sources)
  await pair(moderator, sources)
  await flag(by, moderator, sources)
  const imports = await listsOf(admin, script)
  await admin.client.done(changeAccount, {
    params: { accountId: other.id } as never,
    body: { examiner: { qualification: script } },
  })
  const tips = await sendTips(server, anybody, moderator, { man, named: cases.named })
  const ids = { ...sources, ...cases, document, man, other: second, person, tip: tips.id }
  return { by, moderator, admin, receipt: tips.receipt, ids, imports, written }
}

const addSources = async ({ client }: Account) => {
  const body = async (bytes: Promise<Uint8Array>) => ({
    uploadId: await upload(client, await bytes, { name: script, type: 'text/html' }),
    title: script,
    provenance,
  })
  const film = await client.done(addFilm, { body: await body(makeFilm({ shots: [12] })) })
  const params = { filmId: film.id }
  await client.done(editFilm, { params, body: { title: script, provenance } })
  const [still, again] = [
    await client.done(addStill, { body: await body(makePhoto({ width: 640, height: 480 })) }),
    await client.done(addStill, { body: await body(makePhoto({ width: 640, height: 480 })) }),
  ]
  await client.done(correctPhoto, {
    params: { stillId: still.id },
    body: { title: script, provenance },
  })
  return { film: film.id, still: still.id, again: again.id }
}

/** One that is only sent, and one with an open page. */
const addDocuments = async (moderator: Account): Promise<string> => {
  const { client } = moderator
  const uploadId = await upload(client, makePdf([{ lines: ['Names'] }]), { name: script })
  await client.done(addDocument, { body: { uploadId, title: script, provenance } })
  const { id } = await aRenderedDocument(moderator, script)
  const params = { documentId: id }
  await client.done(correctDocument, { params, body: { title: script, provenance } })
  const page = { ...params, page: '1' }
  for (const opening of [
    { opened: true, checked: true },
    { opened: false },
    { opened: true, checked: true },
  ])
    await client.done(openDocumentPage, { params: page, body: { ...opening, ...reasons } as never })
  return id
}

const addCamps = async (by: Account, { client }: Account): Promise<void> => {
  const body = { names: [{ text: script, lang: 'en' }], place: script }
  const { id } = await by.client.done(addCamp, { body })
  const other = await by.client.done(addCamp, { body: { names: [{ text: 'Another camp' }] } })
  const params = { campId: id }
  const more = { names: [{ text: script }, { text: script, lang: 'ko' }] }
  await client.done(correctCamp, { params, body: { ...body, ...more, ...reasons } })
  const distinct = { distinct: true, ...reasons }
  await client.done(declareDistinct, { params: { ...params, otherId: other.id }, body: distinct })
}

const addSomebody = async (by: Account, { client }: Account): Promise<string> => {
  const { id } = await client.done(addPerson, { body: { ...told, died: '1951' } })
  const params = { personId: id }
  await client.done(editPerson, { params, body: told })
  const uploadId = await upload(client, await makePhoto({ width: 200, height: 250 }))
  const said = { source: script, rights: script }
  const { portraits } = await client.done(addPortrait, { params, body: { uploadId, ...said } })
  await client.done(correctPortrait, {
    params: { ...params, portraitId: portraits[0]?.id ?? '' },
    body: said,
  })
  const { given } = await by.client.done(addPortrait, {
    params,
    body: { uploadId: await upload(by.client, await makePhoto()), ...said },
  })
  await client.done(rulePortrait, {
    params: { portraitId: given?.[0]?.id ?? '' },
    body: { ruling: 'refused', ...reasons },
  })
  return id
}

const mark = async ({ client }: Account, stillId: string, x: number): Promise<string> => {
  const body = { region: { x, y: 40, w: 90, h: 110 } }
  return (await client.done(addSighting, { params: { stillId }, body })).subject.id
}

/** A moderator mends one mark on a still, and takes another back. */
const changeMarks = async (by: Account, { client }: Account, stillId: string): Promise<void> => {
  await mark(by, stillId, 300)
  const [one, last] = (await client.done(getStill, { params: { stillId } })).sightings
  const of = (sighting = one) => ({ params: { stillId, sightingId: sighting?.id ?? '' } })
  const body = { region: { x: 44, y: 40, w: 90, h: 110 }, version: one?.version ?? 0, ...reasons }
  await client.done(mendSighting, { ...of(one), body })
  const seen = { clues: [{ kind: 'wound', note: script }], version: body.version + 1 } as const
  await by.client.done(describeSighting, { ...of(one), body: seen })
  await client.done(withdrawSighting, { ...of(last), body: reasons })
}

const warn = async ({ client }: Account, { film, still }: { film: string; still: string }) => {
  const body = { warning: true, ...reasons }
  await client.done(restrictFilm, { params: { filmId: film }, body })
  await client.done(restrictStill, { params: { stillId: still }, body })
}

/** Two are said to be the same picture. */
const pair = async ({ client }: Account, { still, again }: { still: string; again: string }) => {
  const body = { stillId: again as never, ruling: 'same' as const, ...reasons }
  await client.done(rulePair, { params: { stillId: still }, body })
}

/** What the history says of it is hidden, and shown again. */
const hideWarning = async ({ client }: Account, { still }: { still: string }) => {
  const { items } = await client.done(listChanges, { query: { stillId: still } })
  const params = { changeId: items[0]?.id ?? '' }
  for (const hidden of [true, false])
    await client.done(hideChange, { params, body: { hidden, ...reasons } })
}

/** Something is wrong with a still, and what came of it. */
const flag = async (by: Account, { client }: Account, { still }: { still: string }) => {
  const about = { kind: 'still' as const, id: still }
  const raised = await by.client.done(raiseFlag, { body: { about, kind: 'other', text: script } })
  const params = { flagId: 'id' in raised ? raised.id : '' }
  await client.done(resolveFlag, { params, body: { outcome: 'kept', text: script } })
}

/** Two names for him, with evidence, answers, rulings, and one of them ruled out and proposed again. */
const argue = async (
  by: Account,
  other: Account,
  moderator: Account,
  subjectId: string,
  personId: string,
) => {
  const proposal = { basis: [ofClass, counted], ...reasons }
  const params = { subjectId }
  const named = await by.client.done(propose, { params, body: { ...proposal, personId } })
  const free = await other.client.done(propose, { params, body: { ...proposal, name: script } })
  const given = await by.client.done(giveEvidence, {
    params: { identificationId: named.id },
    body: { ...evidence, origin: script, link: 'https://example.org/' },
  })
  await by.client.done(giveEvidence, {
    params: { identificationId: named.id },
    body: { ...counted, stance: 'for', origin: script },
  })
  await moderator.client.done(ruleEvidence, {
    params: { evidenceId: given.evidence.at(-1)?.id ?? '' },
    body: { ruling: 'admitted', ...reasons },
  })
  const of = { identificationId: free.id }
  const vote = { answer: 'same-sure', reason: script, relative: true } as const
  await by.client.done(castVote, { params: of, body: vote })
  await moderator.client.done(openTally, { params: of, body: reasons })
  await moderator.client.done(writeNote, { params: of, body: { text: script } })
  await keepReply(moderator, free)
  await moderator.client.done(liftRelative, { params: { ...of, accountId: by.id }, body: reasons })
  await inDays(free)
  await moderator.client.done(stopDays, { params: of, body: reasons })
  for (const ruling of ['ruled-out', 'proposed'] as const) await ruleAs(moderator, free, ruling)
  await releaseReasons(moderator, free)
  return { named: named.id, free: free.id }
}

/** What an agency answered is written down, corrected and made public. */
const keepReply = async ({ client }: Account, free: Identification): Promise<void> => {
  await wasProbable(free)
  const said = { agency: script, reference: script, text: script }
  const params = { identificationId: free.id }
  const first = { ...said, date: '2026-03', outcome: 'other' as const }
  const { id } = await client.done(writeReply, { params, body: first })
  const of = { params: { replyId: id } }
  await client.done(correctReply, { ...of, body: { ...said, outcome: 'accepted' } })
  await client.done(publishReply, { ...of, body: { public: true } })
}

/** He cannot be somebody else of the roster: raised, accepted and contested. */
/** Two decide that he is no prisoner. */
const decideNoPrisoner = async (two: readonly Account[], id: string): Promise<void> => {
  const params = { subjectId: id as never }
  const say = async ({ client }: Account, said: object) => {
    const { version } = await client.done(getSubject, { params })
    await client.done(decideSubject, { params, body: { ...said, version, ...reasons } as never })
  }
  for (const by of two) await say(by, { ruling: 'no-prisoner', kind: 'performer' })
}

const exclude = async (
  { client }: Account,
  moderator: Account,
  subjectId: string,
): Promise<void> => {
  const { id: personId } = await moderator.client.done(addPerson, {
    body: { name: 'Edwin Farr', died: '1951' },
  })
  const raised = { params: { subjectId }, body: { personId, ...reasons } }
  const params = { exclusionId: (await client.done(raiseExclusion, raised)).id }
  await moderator.client.done(ruleExclusion, { params, body: { ruling: 'accepted', ...reasons } })
  await client.done(contestExclusion, { params, body: reasons })
}

/** The whole name is a script, and so is the text: it is released with nothing covered. */
const releaseReasons = async ({ client }: Account, { id }: Identification): Promise<void> => {
  const params = { identificationId: id }
  const { case: desk } = await client.done(getIdentification, { params })
  const held = desk?.heldTexts.find(({ text }) => text === script)
  const body = { textId: held?.id ?? '', heldNames: desk?.heldNames ?? '', text: script }
  await client.done(releaseText, { params, body })
}

const ruleAs = async (
  { client }: Account,
  { id }: Identification,
  ruling: 'ruled-out' | 'proposed',
): Promise<void> => {
  const params = { identificationId: id }
  const { caseVersion = 0 } = await client.done(openTally, { params, body: reasons })
  await client.done(decide, { params, body: { ruling, caseVersion, ...reasons } })
}

/** One keyed in from paper, one that becomes an identification and evidence, and one that is closed. */
const sendTips = async (
  server: Server,
  anybody: Client,
  { client }: Account,
  { man, named }: { man: string; named: string },
) => {
  const about = { kind: 'subject', id: man } as const
  const said = {
    about,
    who: script,
    how: script,
    relationship: script,
    mayPublish: false,
    mayQuote: true,
  }
  await client.done(keyInTip, { body: said, key: crypto.randomUUID() })
  const send = async () => {
    const body = { ...said, challenge: await aProof(server) }
    const { receipt } = await anybody.done(sendTip, { body, key: crypto.randomUUID() })
    return { receipt, params: { tipId: await newestTip() } }
  }
  const closed = await send()
  await client.done(dismissTip, { params: closed.params, body: reasons })
  await anybody.done(openThread, { body: { receipt: closed.receipt } })
  const { receipt, params } = await send()
  await anybody.done(addToTip, { body: { receipt, text: script } })
  await client.done(answerTip, { params, body: { text: script } })
  const identification = { to: 'identification', subjectId: man, name: script } as const
  const body = { ...identification, basis: [ofClass, counted], ...reasons }
  await client.done(convertTip, { params, body })
  const toEvidence = {
    to: 'evidence',
    identificationId: named,
    origin: script,
    ...evidence,
  } as const
  await client.done(convertTip, { params, body: toEvidence })
  const toCounted = { ...counted, to: 'evidence', stance: 'for', identificationId: named } as const
  await client.done(convertTip, { params, body: toCounted })
  const { id: personId } = await client.done(addPerson, {
    body: { name: 'Amos Tuttle', died: '1951' },
  })
  const toExclusion = { to: 'exclusion', subjectId: man, personId, ...reasons } as const
  await client.done(convertTip, { params, body: toExclusion })
  return { receipt, id: params.tipId }
}
