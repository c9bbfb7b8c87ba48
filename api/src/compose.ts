import type { Server } from 'node:http'
import { join } from 'node:path'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { Router } from 'express'
import { type Accounts, openAccounts } from './accounts/accounts.ts'
import { growthOf } from './accounts/allowance.service.ts'
import { mailReactions } from './accounts/mail.reactions.ts'
import { openPost } from './accounts/mail.service.ts'
import { officeAccountRoutes } from './accounts/office.routes.ts'
import { type TellCancelled, tellsCancelled } from './accounts/writing.service.ts'
import { campsToldApart } from './camps/camp.facts.ts'
import { campRoutes } from './camps/camp.routes.ts'
import { askAgain, askAgainOn } from './cases/askingAgain.service.ts'
import { comparisonRoutes } from './cases/comparison.routes.ts'
import { confirmsAfterDays } from './cases/confirming.jobs.ts'
import { decidingRoutes } from './cases/deciding.routes.ts'
import { exclusionRoutes } from './cases/exclusion.routes.ts'
import { fieldsRoutes } from './cases/fields.routes.ts'
import { historyRoutes } from './cases/history.routes.ts'
import { identificationRoutes } from './cases/identification.routes.ts'
import { linesUp, linesUpOf, lineUpAll, lineUpOf } from './cases/lining.service.ts'
import { noteRoutes } from './cases/note.routes.ts'
import { poolRoutes } from './cases/pool.routes.ts'
import { replyRoutes } from './cases/reply.routes.ts'
import { subjectRoutes } from './cases/subject.routes.ts'
import { tellFamily } from './cases/telling.service.ts'
import { filesOfDocuments } from './documents/document.files.ts'
import { documentRoutes } from './documents/document.routes.ts'
import { rendersDocuments } from './documents/rendering.jobs.ts'
import { auditRoutes } from './exports/audit.routes.ts'
import { dossierRoutes } from './exports/dossier.routes.ts'
import { exportRoutes } from './exports/export.routes.ts'
import { figuresRoutes } from './exports/figures.routes.ts'
import { openRoutes } from './exports/open.routes.ts'
import { filmCorrected } from './films/film.facts.ts'
import { filesOfFilms } from './films/film.files.ts'
import { remakesFilms } from './films/remaking.jobs.ts'
import { flagChanged } from './flags/flag.facts.ts'
import { openFlags } from './flags/flag.parts.ts'
import { flagRoutes } from './flags/flag.routes.ts'
import { carriesAnswers } from './identifications/carrying.service.ts'
import { settleExclusions } from './identifications/excluded.jobs.ts'
import {
  settleCamps,
  settleFilm,
  settleMark,
  settlePerson,
  settlePhoto,
  settleSubject,
} from './identifications/excluded.reactions.ts'
import { exclusionChanged } from './identifications/exclusion.facts.ts'
import {
  identificationChanged,
  identificationSigned,
} from './identifications/identification.facts.ts'
import { isProposed } from './identifications/identification.reader.ts'
import { iiifRoutes } from './iiif/iiif.routes.ts'
import { type ImageCache, openImageCache } from './iiif/imageCache.ts'
import { ingestRoutes } from './ingest/ingest.routes.ts'
import type { FileKey } from './media/fileKey.ts'
import { type HotPictures, hotPictures } from './media/hotPictures.ts'
import { areLost } from './media/lostFiles.ts'
import { roomRoutes } from './media/room.routes.ts'
import { openStorage, type Storage } from './media/storage.ts'
import { tidyUploads } from './media/upload.jobs.ts'
import { uploadRoutes } from './media/upload.routes.ts'
import {
  fileConfirmedOnFilm,
  fileConfirmedOnPhoto,
  fileMarked,
} from './moderation/confirmedFiling.service.ts'
import {
  fileFlag,
  fileIfConfirmed,
  fileMan,
  filePortrait,
  filesExcluded,
  filesFlags,
  filesMen,
  filesPortraits,
  filesRuled,
  filesSigned,
  filesTips,
  fileTip,
} from './moderation/filing.service.ts'
import { refileQueue } from './moderation/queue.jobs.ts'
import { queueRoutes } from './moderation/queue.routes.ts'
import { pageRoutes } from './pages/page.routes.ts'
import { importRosters } from './people/importing.jobs.ts'
import { importingRoutes } from './people/importing.routes.ts'
import { personChanged, personPictured, portraitGiven } from './people/people.facts.ts'
import { keepNamesKnown } from './people/people.index.ts'
import { peopleRoutes } from './people/people.routes.ts'
import { filesOfPortraits } from './people/portrait.files.ts'
import { portraitRoutes } from './people/portrait.routes.ts'
import { keepMirrors } from './platform/database/mirror.ts'
import type { Env } from './platform/env.ts'
import type { AppParts } from './platform/http/app.ts'
import { openApiRoutes } from './platform/http/openapi.routes.ts'
import { siteRoutes } from './platform/http/site.routes.ts'
import { say } from './platform/install/say.ts'
import { failureRoutes } from './platform/jobs/failures.routes.ts'
import type { JobRun } from './platform/jobs/work.ts'
import { type Reaction, reaction } from './platform/reactions.ts'
import { readSecrets } from './platform/secrets.ts'
import { settings } from './platform/settings.ts'
import { openGateway } from './realtime/gateway.ts'
import { searchRoutes } from './search/search.routes.ts'
import { derivativeRoutes } from './stills/derivative.routes.ts'
import { filmRoutes } from './stills/film.routes.ts'
import { ingestFilms } from './stills/ingest.jobs.ts'
import { comparesStills } from './stills/pair.service.ts'
import { photoListRoutes } from './stills/photoList.routes.ts'
import { playingRoutes } from './stills/playing.routes.ts'
import { printsStills } from './stills/printing.jobs.ts'
import { type Settle, settlePictures, settlesStills } from './stills/settling.ts'
import { photoCorrected } from './stills/still.facts.ts'
import { filesOfStills } from './stills/still.files.ts'
import { stillRoutes } from './stills/still.routes.ts'
import {
  sightingAdded,
  sightingDescribed,
  sightingFlagged,
  sightingMended,
  sightingMoved,
  sightingWithdrawn,
  subjectRuled,
} from './subjects/subject.facts.ts'
import { assertSaidOfPerson, assertSaidWithinLeave } from './tips/leave.service.ts'
import { tipChanged, tipReceived } from './tips/tip.facts.ts'
import { openTips, type TipParts } from './tips/tip.parts.ts'
import { tipRoutes } from './tips/tip.routes.ts'
import { lanesIdle } from './votes/lanes.ts'
import { checkTallies } from './votes/recount.ts'
import { votesChanged } from './votes/vote.facts.ts'

export const filesFolder = (env: Pick<Env, 'dataDir'>): string => join(env.dataDir, 'files')
export const storageOf = (env: Env): Promise<Storage> => openStorage(filesFolder(env))

/** Pictures that viewers of IIIF asked for: they can be made again, so no backup needs them. */
export const imageCacheOf = ({ dataDir }: Pick<Env, 'dataDir'>): ImageCache =>
  openImageCache(join(dataDir, 'cache', 'iiif'), settings.IIIF_CACHE_MIB * 2 ** 20)

/** Every file that the database names, by kind. */
export const filesNamed = (): readonly AsyncGenerator<FileKey>[] => [
  filesOfPortraits(),
  filesOfFilms(),
  filesOfStills(),
  filesOfDocuments(),
]

/** Those of films, and of what is cut out of them. */
async function* namedByFilms(): AsyncGenerator<FileKey> {
  yield* filesOfFilms()
  yield* filesOfStills()
}

/** Says so where the files are not with their database ([O5]). */
export const tellLostFiles = async (env: Env): Promise<void> => {
  const folder = filesFolder(env)
  if (await areLost(folder, filesNamed()))
    say(
      'files',
      `the database names films and pictures, but their files are not in ${folder}: restore that folder from a backup. bin/rollcall verify lists every missing file`,
    )
}

/** What reads its own bodies. */
const beforeBodies = (accounts: Accounts, storage: Storage): Router[] => [
  ...accounts.routers,
  uploadRoutes({ storage, growthOf: ({ id }) => growthOf(id) }),
]

/** Every other router of the product. */
const routers = (
  storage: Storage,
  pictures: HotPictures,
  settle: Settle,
  tell: TellCancelled,
  tips: TipParts,
  flags: Router,
  forPrograms: readonly Router[],
): Router[] => [
  openApiRoutes(),
  siteRoutes(),
  derivativeRoutes(storage, pictures),
  campRoutes(),
  filmRoutes(storage, settle),
  playingRoutes(storage),
  stillRoutes(storage),
  documentRoutes(storage, tell),
  photoListRoutes(storage),
  // What is counted of stills lies ahead of one still.
  searchRoutes(),
  fieldsRoutes(),
  subjectRoutes(storage, assertSaidWithinLeave, settle),
  historyRoutes(),
  poolRoutes(),
  importingRoutes(storage, isProposed),
  peopleRoutes(assertSaidOfPerson),
  portraitRoutes(storage, assertSaidOfPerson),
  identificationRoutes(assertSaidWithinLeave),
  decidingRoutes(assertSaidWithinLeave),
  exclusionRoutes(assertSaidWithinLeave),
  tipRoutes(tips),
  flags,
  comparisonRoutes(),
  noteRoutes(),
  replyRoutes(assertSaidWithinLeave),
  queueRoutes(),
  auditRoutes(),
  figuresRoutes(),
  ...forPrograms,
  ingestRoutes(storage, tell),
  roomRoutes(storage),
  officeAccountRoutes(),
  failureRoutes(),
]

/** What goes through all answers to a question, step by step; each step is kept. */
const STEPS_MS = 600_000

/** What changes at a man's marks. */
const marked = [
  ...[sightingAdded, sightingDescribed, sightingFlagged, sightingMended, sightingMoved],
  sightingWithdrawn,
]

/** Who reacts to which fact, each in a lane of its own. */
export const reactions = (env: Env): Reaction[] => [
  reaction('moderation.fileConfirmed', votesChanged, ({ ballotId }) => fileIfConfirmed(ballotId)),
  reaction(
    'cases.askAgain',
    personPictured,
    ({ personId, at }) => askAgain(personId, new Date(at)),
    STEPS_MS,
  ),
  reaction(
    'cases.askAgainOn',
    identificationChanged,
    ({ identificationId }) => askAgainOn(identificationId),
    STEPS_MS,
  ),
  reaction(linesUp, identificationChanged, ({ identificationId }) => lineUpAll([identificationId])),
  reaction(linesUpOf, personPictured, ({ personId }) => lineUpOf(personId)),
  reaction(filesMen, identificationChanged, ({ subjectId }) => fileMan(subjectId)),
  reaction('identifications.excludePerson', personChanged, ({ personId }) =>
    settlePerson(personId),
  ),
  reaction('identifications.excludeMan', identificationChanged, ({ subjectId }) =>
    settleSubject(subjectId as SubjectId),
  ),
  reaction('identifications.excludeOnPhoto', photoCorrected, ({ stillId }) => settlePhoto(stillId)),
  reaction('identifications.excludeOnFilm', filmCorrected, ({ filmId }) => settleFilm(filmId)),
  reaction('identifications.excludeByCamp', campsToldApart, ({ campId, otherId }) =>
    settleCamps([campId, otherId]),
  ),
  ...[sightingAdded, sightingWithdrawn, sightingMoved].map((fact) =>
    reaction('identifications.excludeMarked', fact, ({ stillId, subjectId }) =>
      settleMark(stillId, subjectId),
    ),
  ),
  reaction(filesSigned, identificationSigned, ({ subjectId }) => fileMan(subjectId)),
  reaction(filesExcluded, exclusionChanged, ({ subjectId }) => fileMan(subjectId)),
  reaction(filesRuled, subjectRuled, ({ subjectId }) => fileMan(subjectId)),
  ...marked.map((fact) =>
    reaction('moderation.fileMarked', fact, ({ subjectId }) => fileMarked(subjectId)),
  ),
  reaction('moderation.fileOnFilm', filmCorrected, ({ filmId }) => fileConfirmedOnFilm(filmId)),
  reaction('moderation.fileOnPhoto', photoCorrected, ({ stillId }) =>
    fileConfirmedOnPhoto(stillId),
  ),
  reaction(filesFlags, flagChanged, ({ flagId }) => fileFlag(flagId)),
  reaction(filesPortraits, portraitGiven, ({ portraitId }) => filePortrait(portraitId)),
  reaction(filesTips, tipReceived, ({ tipId }) => fileTip(tipId)),
  reaction(filesTips, tipChanged, ({ tipId }) => fileTip(tipId)),
  reaction('cases.tellFamily', identificationSigned, ({ identificationId }) =>
    tellFamily(openPost(env.smtpUrl !== undefined), env.publicUrls[0] ?? '', identificationId),
  ),
  ...mailReactions(env),
]

/** What else workers do, each in a lane of its own: nobody who waits for a list waits for a film. */
export const jobs = (storage: Storage, images: ImageCache): JobRun[] => [
  ingestFilms(storage, namedByFilms),
  remakesFilms(storage),
  rendersDocuments(storage),
  importRosters(storage),
  settlesStills(storage, images.forget),
  printsStills(storage),
  comparesStills,
  carriesAnswers,
  confirmsAfterDays,
  tidyUploads(storage),
  checkTallies(),
  refileQueue,
  settleExclusions,
]

/** The parts of an API process, on the connected database. */
export const compose = async (env: Env, dist: string) => {
  const storage = await storageOf(env)
  const secret = readSecrets(env.dataDir).tips
  const tips = await openTips(secret)
  const flags = await openFlags(secret)
  const accounts = await openAccounts(env)
  const pictures = hotPictures()
  const images = imageCacheOf(env)
  const settle: Settle = (which) => {
    pictures.forget()
    return settlePictures(storage, images.forget, which)
  }
  const http: Pick<AppParts, 'viewerOf' | 'beforeBodies' | 'routers' | 'pages'> = {
    viewerOf: accounts.viewerOf,
    beforeBodies: beforeBodies(accounts, storage),
    routers: routers(
      storage,
      pictures,
      settle,
      tellsCancelled(env),
      tips,
      flagRoutes(flags, settle),
      [
        exportRoutes(storage, env.publicUrls),
        dossierRoutes(storage, env.publicUrls),
        openRoutes(env.publicUrls),
        iiifRoutes(storage, images, pictures, env.publicUrls),
      ],
    ),
    pages: pageRoutes({ dist, publicUrls: env.publicUrls, storage, tips, flags }),
  }
  const names = keepNamesKnown()
  const mirrors = keepMirrors()
  const gateway = {
    dataDir: env.dataDir,
    own: env.publicUrls,
    trustedProxies: env.trustedProxies,
    whoAsks: accounts.whoAsks,
    onAccountChange: accounts.onAccountChange,
    onRestricted: pictures.forget,
  }
  return {
    http,
    ahead: pictures.ahead,
    attach: (server: Server) => openGateway(server, gateway),
    close: async () => {
      await lanesIdle()
      await names.close()
      await mirrors.close()
      await accounts.close()
    },
  }
}
