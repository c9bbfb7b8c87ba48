import * as accounts from './accounts.ts'
import * as audit from './audit.ts'
import * as camps from './camps.ts'
import * as casePages from './casePages.ts'
import * as cases from './cases.ts'
import * as claims from './claims.ts'
import * as comparisons from './comparisons.ts'
import * as desk from './desk.ts'
import * as documentPages from './documentPages.ts'
import * as documents from './documents.ts'
import * as dossiers from './dossiers.ts'
import { type Endpoint, isEndpoint } from './endpoint.ts'
import * as exclusions from './exclusions.ts'
import * as exports from './exports.ts'
import * as feed from './feed.ts'
import * as figures from './figures.ts'
import * as filmMending from './filmMending.ts'
import * as films from './films.ts'
import * as flags from './flags.ts'
import * as health from './health.ts'
import * as history from './history.ts'
import * as identifications from './identifications.ts'
import * as iiif from './iiif.ts'
import * as imports from './imports.ts'
import * as ingest from './ingest.ts'
import * as marks from './marks.ts'
import * as notes from './notes.ts'
import * as office from './office.ts'
import * as officeAccounts from './officeAccounts.ts'
import * as pairs from './pairs.ts'
import * as people from './people.ts'
import * as personPortraits from './personPortraits.ts'
import * as photoLists from './photoLists.ts'
import * as playing from './playing.ts'
import * as pool from './pool.ts'
import * as queue from './queue.ts'
import * as replies from './replies.ts'
import * as search from './search.ts'
import * as secondFactor from './secondFactor.ts'
import * as site from './site.ts'
import * as sources from './sources.ts'
import * as stills from './stills.ts'
import * as subjects from './subjects.ts'
import * as suggestions from './suggestions.ts'
import * as tipDesk from './tipDesk.ts'
import * as tips from './tips.ts'
import * as wall from './wall.ts'
import * as whereabouts from './whereabouts.ts'

const features = [
  health,
  accounts,
  secondFactor,
  site,
  camps,
  films,
  playing,
  filmMending,
  flags,
  stills,
  pairs,
  marks,
  suggestions,
  wall,
  whereabouts,
  subjects,
  documents,
  documentPages,
  dossiers,
  imports,
  photoLists,
  history,
  people,
  personPortraits,
  pool,
  identifications,
  casePages,
  cases,
  notes,
  replies,
  exclusions,
  tips,
  tipDesk,
  comparisons,
  search,
  sources,
  queue,
  desk,
  claims,
  audit,
  exports,
  feed,
  figures,
  iiif,
  office,
  ingest,
  officeAccounts,
]

/** Every endpoint of the contract: what OpenAPI prints and the generated tests walk. */
export const endpoints: readonly Endpoint[] = features.flatMap((feature) =>
  Object.values(feature).filter(isEndpoint),
)
