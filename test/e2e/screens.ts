import { addCamp } from '@rollcall/contract/camps.ts'
import { castVote } from '@rollcall/contract/cases.ts'
import { openDocumentPage } from '@rollcall/contract/documentPages.ts'
import { getDocument } from '@rollcall/contract/documents.ts'
import { raiseExclusion } from '@rollcall/contract/exclusions.ts'
import { raiseFlag } from '@rollcall/contract/flags.ts'
import { startImport } from '@rollcall/contract/imports.ts'
import { rulePair } from '@rollcall/contract/pairs.ts'
import { publishReply, writeReply } from '@rollcall/contract/replies.ts'
import { listStills } from '@rollcall/contract/stills.ts'
import { vi } from 'vitest'
import { admitted, caption, ruled, witness } from '../cases/world.ts'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { replyGiven } from '../factories/replies.ts'
import { aDocument, aFilm, aStill } from '../factories/sources.ts'
import { aReceipt, newestTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator, anAdmin, signUp } from '../support/accounts.ts'
import { importEnded } from '../support/importing.ts'
import { type Server, startWorker } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { upload } from '../support/upload.ts'

export interface Screen {
  /** As the router has it. */
  readonly route: string
  readonly path: string
  readonly by?: Account
  /** The screen says what is missing before it opens; the browser then notes that it was refused. */
  readonly isShut?: true
}

/** Every screen of the router, most of them with something on it. */
export const everyScreen = async (server: Server): Promise<readonly Screen[]> => {
  const by = await aContributor(server)
  const admin = await anAdmin(server)
  const bare = await aModerator(server, { factor: false })
  const { film, frame, photo } = await sources(server, by)
  const { man, named, answered, proposed, written, person, portrait } = await cases(
    server,
    by,
    admin,
  )
  const same = { stillId: frame as never, ruling: 'same' as const }
  await admin.client.done(rulePair, { params: { stillId: photo }, body: same })
  await aReceipt(server, { about: { kind: 'subject', id: man } })
  await signUp(server, { verified: false })
  const document = await anOpenDocument(admin)
  return [
    { route: '/', path: '/' },
    { route: '/about', path: '/about' },
    { route: '/sign-in', path: '/sign-in' },
    { route: '/sign-up', path: '/sign-up' },
    { route: '/verify', path: '/verify' },
    { route: '/verify', path: '/verify?token=1' },
    { route: '/reset', path: '/reset' },
    { route: '/reset', path: '/reset?token=1' },
    { route: '/account', path: '/account', by },
    { route: '/account', path: '/account', by: admin },
    { route: '/account', path: '/account', by: bare },
    { route: '/desk', path: '/desk', by: bare, isShut: true },
    { route: '/office', path: '/office', by: admin },
    { route: '/office/ingest', path: '/office/ingest', by: admin },
    { route: '/office/accounts', path: '/office/accounts', by: admin },
    { route: '/office/roster', path: '/office/roster', by: admin },
    {
      route: '/office/roster/:importId',
      path: `/office/roster/${await aTriedList(admin)}`,
      by: admin,
    },
    { route: '/office/asked', path: '/office/asked', by: admin },
    { route: '/mail', path: '/mail', by: admin },
    { route: '/add', path: '/add', by },
    { route: '/add/many', path: '/add/many', by },
    { route: '/camps', path: '/camps' },
    { route: '/camps/:campId', path: `/camps/${await aCampOf(admin)}`, by: admin },
    { route: '/films', path: '/films' },
    { route: '/films/:filmId', path: `/films/${film}`, by: admin },
    { route: '/films/:filmId/sheet', path: `/films/${film}/sheet` },
    { route: '/sheet', path: '/sheet' },
    { route: '/documents', path: '/documents' },
    { route: '/documents/:documentId', path: `/documents/${document}`, by: admin },
    { route: '/documents/:documentId', path: `/documents/${document}` },
    { route: '/stills', path: '/stills' },
    { route: '/stills', path: '/stills?view=list', by },
    { route: '/stills/:stillId', path: `/stills/${frame}` },
    { route: '/stills/:stillId', path: `/stills/${photo}`, by },
    { route: '/subjects/:subjectId', path: `/subjects/${man}`, by },
    { route: '/subjects/:subjectId', path: `/subjects/${named}` },
    { route: '/subjects/:subjectId/no-prisoner', path: `/subjects/${man}/no-prisoner`, by: admin },
    { route: '/subjects/:subjectId/dossier', path: `/subjects/${man}/dossier`, by: admin },
    { route: '/subjects/:subjectId/same', path: `/subjects/${man}/same`, by: admin },
    { route: '/subjects/:subjectId/pool', path: `/subjects/${man}/pool` },
    { route: '/subjects/:subjectId/pool/:personId', path: `/subjects/${man}/pool/${person}`, by },
    { route: '/subjects/:subjectId/propose', path: `/subjects/${man}/propose`, by },
    { route: '/subjects/:subjectId/exclude', path: `/subjects/${man}/exclude`, by },
    {
      route: '/identifications/:identificationId/evidence',
      path: `/identifications/${proposed}/evidence`,
      by,
    },
    { route: '/compare', path: '/compare', by },
    { route: '/compare', path: '/compare', by: admin },
    { route: '/compare', path: '/compare' },
    {
      route: '/subjects/:subjectId/compare/:identificationId',
      path: `/subjects/${man}/compare/${proposed}`,
      by,
    },
    {
      route: '/subjects/:subjectId/compare/:identificationId',
      path: `/subjects/${man}/compare/${written}`,
    },
    { route: '/desk', path: '/desk', by: admin },
    { route: '/desk/pairs', path: '/desk/pairs?ruling=same', by: admin },
    { route: '/desk/:identificationId', path: `/desk/${proposed}`, by: admin },
    { route: '/desk/:identificationId', path: `/desk/${answered}`, by: admin },
    { route: '/tip', path: '/tip' },
    { route: '/tip', path: `/tip?about=subject:${man}` },
    { route: '/tip', path: `/tip?about=film:${film}` },
    { route: '/tip/keyed', path: '/tip/keyed', by },
    { route: '/tip/receipt', path: '/tip/receipt' },
    { route: '/tip/thread', path: '/tip/thread' },
    { route: '/desk/tips/:tipId', path: `/desk/tips/${await newestTip()}`, by: admin },
    { route: '/flag', path: `/flag?about=subject:${man}` },
    { route: '/flag', path: `/flag?about=person:${person}`, by },
    { route: '/flags', path: '/flags', by },
    { route: '/desk/flags/:flagId', path: `/desk/flags/${await aFlag(by, man)}`, by: admin },
    { route: '/exports', path: '/exports' },
    { route: '/figures', path: '/figures' },
    { route: '/people', path: '/people', by },
    { route: '/people/add', path: '/people/add', by: admin },
    { route: '/people/:personId', path: `/people/${person}` },
    {
      route: '/people/:personId/portraits/:portraitId',
      path: `/people/${person}/portraits/${portrait}`,
      by: admin,
    },
    { route: '/people/:personId/edit', path: `/people/${person}/edit`, by: admin },
    { route: '/*', path: '/nowhere' },
  ]
}

/** A document of two pages, one of them open; the films' worker renders it. */
const anOpenDocument = async (admin: Account): Promise<string> => {
  const { id } = await aDocument(admin, [{ lines: ['Cover'] }, { lines: ['Camp 5, April 1951'] }])
  const params = { documentId: id }
  const isReady = async () => (await admin.client.done(getDocument, { params })).state === 'ready'
  await vi.waitUntil(isReady, { timeout: 100_000, interval: 60 })
  const opening = {
    params: { ...params, page: '2' },
    body: { opened: true, checked: true } as const,
  }
  await admin.client.done(openDocumentPage, opening)
  return id
}

/** Somebody says that something is wrong with a man. */
const aFlag = async ({ client }: Account, man: string): Promise<string> => {
  const about = { kind: 'subject', id: man } as never
  const body = { about, kind: 'privacy' as const, text: 'He did not want to be seen.' }
  const raised = await client.done(raiseFlag, { body })
  return 'id' in raised ? raised.id : ''
}

/** A list that was tried, after another that left a row which asks who it is; the films' worker reads them. */
const aTriedList = async (admin: Account): Promise<string> => {
  await aPerson(admin, { name: 'Zeb Quill', serviceNumber: 'RA40000001' })
  const bytes = new TextEncoder().encode(
    'Name,SN,Born\nAl Able,RA40000001,1930\nBo Baker,,1930/1929\n',
  )
  const columns = { name: 'Name', serviceNumber: 'SN', born: 'Born' }
  const read = async (dryRun: boolean) => {
    const uploadId = await upload(admin.client, bytes)
    const body = { uploadId, mapping: { source: 'A list of 1953', columns }, dryRun }
    const { id } = await admin.client.done(startImport, { body })
    await importEnded(admin, id)
    return id
  }
  await read(false)
  return read(true)
}

/** A film that is ready, one of its stills, and a photo. */
const sources = async (server: Server, by: Account) => {
  const film = await aFilm(by, { width: 320, height: 240 })
  const live = await goLive(by.client)
  await live.watch(`film:${film.id}`)
  await startWorker({ dataDir: server.dataDir })
  await live.untilChanged('film', ({ state }) => state === 'ready')
  live.close()
  const stills = await by.client.done(listStills, { query: { filmId: film.id } })
  const photo = await aStill(by, { width: 800, height: 600 })
  return { film: film.id, frame: stills.items[0]?.id, photo: photo.id }
}

/** A man with two names proposed, one of them answered and with evidence, and a man who is named. */
const cases = async (server: Server, by: Account, admin: Account) => {
  const [one, other] = [await aModerator(server), await aModerator(server)]
  const still = await aStill(by, { width: 640, height: 480 })
  const marked = (x: number) => aSubject(by, { still, region: { x, y: 40, w: 90, h: 110 } })
  const [man, named] = [await marked(40), await marked(300)]
  const person = await aPerson(admin, {
    ...{ rank: 'Pfc.', unit: '2nd Infantry Division', force: 'United States', heightCm: 178 },
    stays: [{ camp: 'Camp 5', from: '1951', to: '1953', source: 'A debriefing' }],
    ids: [{ authority: 'DPAA', id: 'K-0147' }],
  })
  const proposed = await anIdentification(one, { subject: man, person })
  const { portraits } = await aPortrait(admin, person, { date: '1950-06', source: 'His sister' })
  const written = await anIdentification(other, { subject: man, name: 'Thomas Reyes' })
  await admitted(other, admin, proposed, witness())
  await one.client.done(raiseExclusion, {
    params: { subjectId: man.id },
    body: { personId: person.id, reasons: 'His left hand has all its fingers.' },
  })
  const params = { identificationId: proposed.id }
  await by.client.done(castVote, { params, body: { answer: 'same-likely' } })
  const answered = await name(by, one, other, named, person)
  return {
    man: man.id,
    named: named.id,
    answered,
    proposed: proposed.id,
    written: written.id,
    person: person.id,
    portrait: portraits[0]?.id,
  }
}

const name = async (
  by: Account,
  one: Account,
  other: Account,
  subject: { id: string },
  person: { id: string },
): Promise<string> => {
  const proposed = await anIdentification(by, { subject, person })
  await admitted(by, one, proposed, caption())
  const ready = await admitted(by, one, proposed, witness())
  await ruled(one.client, ready, 'confirmed')
  await ruled(other.client, ready, 'confirmed')
  const params = { identificationId: proposed.id }
  const { id } = await one.client.done(writeReply, { params, body: replyGiven })
  await one.client.done(publishReply, { params: { replyId: id }, body: { public: true } })
  return proposed.id
}

const aCampOf = async ({ client }: Account): Promise<string> => {
  const names = [
    { text: 'Camp 5', lang: 'en' },
    { text: '제5수용소', lang: 'ko' },
  ]
  const body = { names, place: 'A valley', from: '1951', to: '1953-08' }
  return (await client.done(addCamp, { body })).id
}
