import { randomBytes, randomUUID } from 'node:crypto'
import { addCamp } from '@rollcall/contract/camps.ts'
import { castVote, releaseText } from '@rollcall/contract/cases.ts'
import { claimItem } from '@rollcall/contract/claims.ts'
import type { Endpoint } from '@rollcall/contract/endpoint.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { raiseExclusion, ruleExclusion } from '@rollcall/contract/exclusions.ts'
import { raiseFlag } from '@rollcall/contract/flags.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { answerAsked, startImport } from '@rollcall/contract/imports.ts'
import { addSighting } from '@rollcall/contract/marks.ts'
import { withdrawNote, writeNote } from '@rollcall/contract/notes.ts'
import { editPerson } from '@rollcall/contract/people.ts'
import { withdrawReply, writeReply } from '@rollcall/contract/replies.ts'
import { getSubject, mergeSubject } from '@rollcall/contract/subjects.ts'
import { caption, read, vote } from '../cases/world.ts'
import { type Account, aContributor, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { makeFilm, makePhoto } from '../support/media.ts'
import { makePdf } from '../support/pdfMade.ts'
import type { Server } from '../support/server.ts'
import { upload } from '../support/upload.ts'
import { anIdentification, aPerson, aPortrait, aSubject } from './cases.ts'
import { inDays } from './days.ts'
import { aFailure } from './failures.ts'
import { replyGiven, wasProbable } from './replies.ts'
import { aCutFilm, aDocument, aFilm, aRenderedDocument, aShot, aStill } from './sources.ts'
import { aProof, aReceipt, newestTip, tipWith } from './tips.ts'

/** What is sent, and by whom. */
export interface Request {
  readonly client: Client
  readonly params?: Record<string, string>
  readonly body?: object
}
const ofCase = ({ id }: { id: string }) => ({ identificationId: id })
const reasons = 'The source was seen.'

const aPdf = () => makePdf([{ lines: [randomUUID()] }])
const region = { x: 20, y: 20, w: 60, h: 75 }

export const endpointOf = (name: string): Endpoint => {
  const found = endpoints.find((one) => one.name === name)
  if (!found) throw new Error(`${name} is no endpoint`)
  return found
}

interface Askers {
  readonly server: Server
  readonly contributor: Account
  readonly moderator: Account
  readonly admin: Account
}

/** For each endpoint that changes something: a world in which it can be asked for, made anew each time. */
export const asking = (by: () => Askers): Readonly<Record<string, () => Promise<Request>>> => {
  const [mine, theirs] = [() => by().contributor.client, () => by().moderator.client]
  const aCaseItem = async () => {
    const made = await anIdentification(by().contributor)
    return { made, itemId: made.evidence[0]?.id ?? '' }
  }
  const aNote = async (): Promise<string> => {
    const { made } = await aCaseItem()
    const body = { text: 'He was called twice.' }
    return (await theirs().done(writeNote, { params: ofCase(made), body })).id
  }
  const aReply = async (): Promise<string> => {
    const { made } = await aCaseItem()
    await wasProbable(made)
    return (await theirs().done(writeReply, { params: ofCase(made), body: replyGiven })).id
  }
  const anExclusion = async (): Promise<string> => {
    const params = { subjectId: (await aSubject(by().contributor)).id }
    const body = { personId: (await aPerson(by().moderator)).id, reasons }
    return (await mine().done(raiseExclusion, { params, body })).id
  }
  const aTip = async (): Promise<string> => {
    await aReceipt(by().server)
    return newestTip()
  }
  const aMergeOf = async () => {
    const [one, into] = [await aSubject(by().contributor), await aSubject(by().contributor)]
    return { client: theirs(), params: { subjectId: one.id }, body: { into: into.id, reasons } }
  }
  /** A list whose import waits for a worker, of which there is none here. */
  const anImport = async () => ({
    uploadId: await upload(by().admin.client, new TextEncoder().encode('Name\nElmer Garrick\n')),
    mapping: { source: randomUUID(), columns: { name: 'Name' } },
  })
  const anAsk = async (): Promise<string> => {
    const _id = randomBytes(32).toString('hex')
    const ask = {
      _id,
      given: { name: 'Elmer Garrick' },
      people: [],
      why: 'number',
      by: by().admin.id,
    }
    await database
      .collection<{ _id: string; at: Date }>('importAsks')
      .insertOne({ ...ask, at: new Date() })
    return _id.slice(0, 24)
  }
  /** Of a man whose name is withheld. */
  const aHeldText = async () => {
    const made = await anIdentification(by().contributor, {
      person: await aPerson(by().moderator, { died: undefined }),
    })
    const desk = (await read(theirs(), made)).case
    const [held] = desk?.heldTexts ?? []
    if (!desk || !held) throw new Error('no text of it is withheld')
    return { made, held, heldNames: desk.heldNames }
  }
  const aFlagBody = async () => ({
    about: { kind: 'still' as const, id: (await aStill(by().contributor)).id },
    kind: 'privacy' as const,
    text: randomUUID(),
  })
  const aFlag = async (): Promise<string> => {
    const answer = await mine().done(raiseFlag, { body: await aFlagBody() })
    return 'id' in answer ? answer.id : ''
  }
  const aMark = async () => {
    const params = { stillId: (await aStill(by().contributor)).id }
    const { sighting } = await mine().done(addSighting, { params, body: { region } })
    return { ...params, sightingId: sighting.id }
  }

  const aSuggested = async () => {
    const [from, to] = await aShot(by().contributor, [await makePhoto(), await makePhoto()])
    const { subject } = await mine().done(addSighting, {
      params: { stillId: from?.id as never },
      body: { region },
    })
    return { stillId: to?.id ?? '', subjectId: subject.id }
  }

  const aCamp = async (): Promise<string> =>
    (await mine().done(addCamp, { body: { names: [{ text: randomUUID() }] } })).id

  return {
    chooseLanguage: async () => ({ client: mine(), body: { language: 'ko' } }),
    addCamp: async () => ({ client: mine(), body: { names: [{ text: randomUUID() }] } }),
    correctCamp: async () => ({
      client: theirs(),
      params: { campId: await aCamp() },
      body: { place: 'On the Yalu', reasons },
    }),
    declareDistinct: async () => ({
      client: theirs(),
      params: { campId: await aCamp(), otherId: await aCamp() },
      body: { distinct: true, reasons },
    }),
    addPerson: async () => ({ client: theirs(), body: { name: randomUUID() } }),
    editPerson: async () => {
      const { id } = await aPerson(by().moderator)
      return { client: theirs(), params: { personId: id }, body: { rank: 'Corporal' } }
    },
    addPortrait: async () => {
      const { id } = await aPerson(by().moderator)
      const uploadId = await upload(theirs(), await makePhoto())
      return { client: theirs(), params: { personId: id }, body: { uploadId } }
    },
    rulePortrait: async () => {
      const { given } = await aPortrait(by().contributor, await aPerson(by().moderator))
      const params = { portraitId: given?.[0]?.id ?? '' }
      return { client: theirs(), params, body: { ruling: 'accepted', reasons } }
    },
    withdrawPortrait: async () => {
      const { given } = await aPortrait(by().contributor, await aPerson(by().moderator))
      return { client: mine(), params: { portraitId: given?.[0]?.id ?? '' } }
    },
    correctPortrait: async () => {
      const { id, portraits } = await aPortrait(by().moderator, await aPerson(by().moderator))
      const params = { personId: id, portraitId: portraits[0]?.id ?? '' }
      return { client: theirs(), params, body: { source: 'His sister' } }
    },
    changeAccount: async () => ({
      client: by().admin.client,
      params: { accountId: (await aContributor(by().server)).id },
      body: { examiner: { qualification: 'Forensic anthropologist' } },
    }),
    ruleFailure: async () => ({
      client: by().admin.client,
      params: { failureId: await aFailure() },
      body: { ruling: 'again' },
    }),
    startImport: async () => ({ client: by().admin.client, body: await anImport() }),
    stopImport: async () => {
      const { id } = await by().admin.client.done(startImport, { body: await anImport() })
      return { client: by().admin.client, params: { importId: id } }
    },
    answerAsked: async () => ({
      client: by().admin.client,
      params: { askId: await anAsk() },
      body: { same: null },
    }),
    takeAnswerBack: async () => {
      const params = { askId: await anAsk() }
      await by().admin.client.done(answerAsked, { params, body: { same: null } })
      return { client: by().admin.client, params }
    },
    hideChange: async () => {
      const { id } = await aPerson(by().moderator)
      await theirs().done(editPerson, { params: { personId: id }, body: { rank: 'Corporal' } })
      const { items } = await theirs().done(listChanges, { query: { personId: id } })
      const params = { changeId: items[0]?.id ?? '' }
      return { client: theirs(), params, body: { hidden: true, reasons } }
    },
    raiseFlag: async () => ({ client: mine(), body: await aFlagBody() }),
    hideFlagged: async () => ({
      client: theirs(),
      params: { flagId: await aFlag() },
      body: { hides: true },
    }),
    resolveFlag: async () => ({
      client: theirs(),
      params: { flagId: await aFlag() },
      body: { outcome: 'kept', text: reasons },
    }),
    addFilm: async () => ({
      client: mine(),
      body: { uploadId: await upload(mine(), await makeFilm()), title: 'A reel' },
    }),
    editFilm: async () => {
      const { id } = await aFilm(by().contributor)
      return { client: mine(), params: { filmId: id }, body: { title: randomUUID() } }
    },
    addStill: async () => ({
      client: mine(),
      body: { uploadId: await upload(mine(), await makePhoto()), title: 'A photo' },
    }),
    correctPhoto: async () => {
      const { id } = await aStill(by().contributor)
      return { client: mine(), params: { stillId: id }, body: { title: randomUUID() } }
    },
    addDocument: async () => ({
      client: theirs(),
      body: { uploadId: await upload(theirs(), aPdf()), title: 'A memorandum' },
    }),
    addDocumentFile: async () => ({
      client: theirs(),
      params: { documentId: (await aDocument(by().moderator)).id },
      body: { uploadId: await upload(theirs(), aPdf()) },
    }),
    correctDocument: async () => ({
      client: theirs(),
      params: { documentId: (await aDocument(by().moderator)).id },
      body: { title: randomUUID() },
    }),
    attachDocument: async () => ({
      client: theirs(),
      params: { documentId: (await aDocument(by().moderator)).id },
      body: { about: [{ kind: 'still', id: (await aStill(by().contributor)).id }] },
    }),
    openDocumentPage: async () => ({
      client: theirs(),
      params: { documentId: (await aRenderedDocument(by().moderator)).id, page: '1' },
      body: { opened: true, checked: true },
    }),
    restrictFilm: async () => {
      // One of its own: nobody else could ask for it any more.
      const encoder = ['-metadata', `title=${randomUUID()}`]
      const { id } = await aFilm(by().contributor, { shots: [12], encoder })
      return { client: theirs(), params: { filmId: id }, body: { restricted: true, reasons } }
    },
    ruleIngest: async () => {
      const encoder = ['-metadata', `title=${randomUUID()}`]
      const { id } = await aFilm(by().contributor, { shots: [12], encoder })
      return { client: mine(), params: { filmId: id }, body: { ruling: 'cancel' } }
    },
    ruleRendering: async () => {
      const { id } = await aDocument(by().moderator)
      return { client: theirs(), params: { documentId: id }, body: { ruling: 'cancel' } }
    },
    tellFields: async () => {
      const filmId = await aCutFilm(by().contributor)
      return { client: theirs(), params: { filmId }, body: { order: 'top', reasons } }
    },
    editShots: async () => {
      const filmId = await aCutFilm(by().contributor)
      return { client: theirs(), params: { filmId }, body: { begin: [5] } }
    },
    rulePair: async () => {
      const [one, other] = [await aStill(by().contributor), await aStill(by().contributor)]
      const body = { stillId: other.id, ruling: 'same' }
      return { client: theirs(), params: { stillId: one.id }, body }
    },
    restrictStill: async () => {
      const { id } = await aStill(by().contributor)
      return { client: theirs(), params: { stillId: id }, body: { restricted: true, reasons } }
    },
    addSighting: async () => {
      const { id } = await aStill(by().contributor)
      return { client: mine(), params: { stillId: id }, body: { region } }
    },
    mendSighting: async () => ({
      client: mine(),
      params: await aMark(),
      body: { region: { ...region, w: 65 }, version: 0 },
    }),
    describeSighting: async () => ({
      client: mine(),
      params: await aMark(),
      body: { clues: [{ kind: 'cap', note: 'With a star.' }], version: 0 },
    }),
    withdrawSighting: async () => ({
      client: theirs(),
      params: await aMark(),
      body: { reasons },
    }),
    mergeSubject: aMergeOf,
    unmergeSubject: async () => {
      const { client, params, body } = await aMergeOf()
      await client.done(mergeSubject, { params, body })
      return { client, params }
    },
    decideSubject: async () => {
      const { id: subjectId } = await aSubject(by().contributor)
      const { version } = await theirs().done(getSubject, { params: { subjectId } })
      const body = { ruling: 'no-prisoner', kind: 'guard', version, reasons }
      return { client: theirs(), params: { subjectId }, body }
    },
    propose: async () => ({
      client: mine(),
      params: { subjectId: (await aSubject(by().contributor)).id },
      body: { name: 'John Doe', basis: ['witness'], reasons },
    }),
    giveEvidence: async () => ({
      client: mine(),
      params: ofCase((await aCaseItem()).made),
      body: caption(),
    }),
    withdraw: async () => ({ client: mine(), params: ofCase((await aCaseItem()).made) }),
    linkPerson: async () => ({
      client: theirs(),
      params: ofCase((await aCaseItem()).made),
      body: { personId: (await aPerson(by().moderator)).id },
    }),
    castVote: async () => ({
      client: theirs(),
      params: ofCase((await aCaseItem()).made),
      body: { answer: 'same-sure' },
    }),
    takeVoteBack: async () => {
      const { made } = await aCaseItem()
      await vote(theirs(), made, 'same-sure')
      return { client: theirs(), params: ofCase(made) }
    },
    openTally: async () => ({
      client: theirs(),
      params: ofCase((await aCaseItem()).made),
      body: { reasons },
    }),
    ruleEvidence: async () => ({
      client: theirs(),
      params: { evidenceId: (await aCaseItem()).itemId },
      body: { ruling: 'admitted', reasons },
    }),
    raiseExclusion: async () => ({
      client: mine(),
      params: { subjectId: (await aSubject(by().contributor)).id },
      body: { personId: (await aPerson(by().moderator)).id, reasons },
    }),
    ruleExclusion: async () => ({
      client: theirs(),
      params: { exclusionId: await anExclusion() },
      body: { ruling: 'accepted', reasons },
    }),
    contestExclusion: async () => {
      const params = { exclusionId: await anExclusion() }
      await theirs().done(ruleExclusion, { params, body: { ruling: 'accepted', reasons } })
      return { client: mine(), params, body: { reasons } }
    },
    decide: async () => {
      const { made } = await aCaseItem()
      const { caseVersion } = await read(theirs(), made)
      const body = { ruling: 'ruled-out', caseVersion, reasons }
      return { client: theirs(), params: ofCase(made), body }
    },
    stopDays: async () => {
      const { made } = await aCaseItem()
      await inDays(made)
      return { client: theirs(), params: ofCase(made), body: { reasons } }
    },
    writeNote: async () => {
      const { made } = await aCaseItem()
      return { client: theirs(), params: ofCase(made), body: { text: 'He was called twice.' } }
    },
    withdrawNote: async () => ({ client: theirs(), params: { noteId: await aNote() } }),
    restoreNote: async () => {
      const params = { noteId: await aNote() } as never
      await theirs().done(withdrawNote, { params })
      return { client: theirs(), params }
    },
    writeReply: async () => {
      const { made } = await aCaseItem()
      await wasProbable(made)
      return { client: theirs(), params: ofCase(made), body: replyGiven }
    },
    correctReply: async () => ({
      client: theirs(),
      params: { replyId: await aReply() },
      body: { outcome: 'more-wanted' },
    }),
    publishReply: async () => ({
      client: theirs(),
      params: { replyId: await aReply() },
      body: { public: true },
    }),
    withdrawReply: async () => ({ client: theirs(), params: { replyId: await aReply() } }),
    restoreReply: async () => {
      const params = { replyId: await aReply() } as never
      await theirs().done(withdrawReply, { params })
      return { client: theirs(), params }
    },
    liftRelative: async () => {
      const { made } = await aCaseItem()
      const relative = await aContributor(by().server)
      const body = { answer: 'same-sure', relative: true } as const
      await relative.client.done(castVote, { params: ofCase(made), body })
      const params = { ...ofCase(made), accountId: relative.id }
      return { client: theirs(), params, body: { reasons } }
    },
    refuseSuggestion: async () => ({ client: mine(), params: await aSuggested() }),
    dropRefusal: async () => ({ client: mine(), params: await aSuggested() }),
    skipComparison: async () => ({ client: theirs(), params: ofCase((await aCaseItem()).made) }),
    claimItem: async () => ({
      client: theirs(),
      params: { itemId: (await aCaseItem()).itemId },
      body: {},
    }),
    releaseItem: async () => {
      const params = { itemId: (await aCaseItem()).itemId }
      await theirs().done(claimItem, { params, body: {} })
      return { client: theirs(), params }
    },
    sendTip: async () => ({
      client: aVisitor(by().server),
      body: { ...tipWith(), challenge: await aProof(by().server) },
    }),
    keyInTip: async () => ({ client: mine(), body: tipWith() }),
    addToTip: async () => ({
      client: aVisitor(by().server),
      body: { receipt: await aReceipt(by().server), text: 'One thing more.' },
    }),
    answerTip: async () => ({
      client: theirs(),
      params: { tipId: await aTip() },
      body: { text: 'Thank you.' },
    }),
    convertTip: async () => ({
      client: theirs(),
      params: { tipId: await aTip() },
      body: {
        to: 'identification',
        subjectId: (await aSubject(by().contributor)).id,
        name: 'John Doe',
        basis: ['witness'],
        reasons,
      },
    }),
    dismissTip: async () => ({
      client: theirs(),
      params: { tipId: await aTip() },
      body: { reasons },
    }),
    releaseText: async () => {
      const { made, held, heldNames } = await aHeldText()
      const body = { textId: held.id, heldNames, text: held.covered }
      return { client: theirs(), params: ofCase(made), body }
    },
    takeReleaseBack: async () => {
      const { made, held, heldNames } = await aHeldText()
      const params = ofCase(made)
      const body = { textId: held.id, heldNames, text: held.covered }
      await theirs().done(releaseText, { params, body } as never)
      return { client: theirs(), params: { ...params, textId: held.id } }
    },
  }
}
