import type { endpoints } from './endpoints.ts'
import type { Flagged } from './flags.ts'

type Name = (typeof endpoints)[number]['name']

/** How a text is withheld that somebody wrote and others read ([D3]). */
type Withheld =
  /** Flagged as this, by itself or with what bears it. */
  | Flagged['kind']
  | readonly Flagged['kind'][]
  /** Withheld by an act of a moderator; it is no kind of its own that could be flagged. */
  | { readonly by: Name }
  /** Nobody reads it but moderators. */
  | 'moderators'
  /** Nobody reads it but they and whoever it is written to, or comes from. */
  | 'between-two'
  /** It is a text that was taken before, with stretches of it covered, and goes with that. */
  | 'covered'
  /** The name of an account, or what he is examiner by: it stays as long as the account does ([D5]). */
  | 'account'

/**
 * Every text that the contract takes, by the endpoint that takes it, or by that and a field: what is written there is
 * withheld so. A test holds it against the bodies of all endpoints, so that none is forgotten.
 */
export const writtenTexts: Readonly<Record<string, Withheld>> = {
  addFilm: 'film',
  editFilm: 'film',
  addStill: 'still',
  correctPhoto: 'still',
  addPerson: 'person',
  editPerson: 'person',
  startImport: 'person',
  addPortrait: 'portrait',
  correctPortrait: 'portrait',

  'propose reasons': 'proposal',
  // What a class of the basis says by itself becomes a piece of evidence.
  propose: 'evidence',
  // Nobody but contributors reads a name that is not on the roster; ruled out, it keeps its place in the history.
  'propose name': { by: 'decide' },
  giveEvidence: 'evidence',
  ruleEvidence: 'evidence',
  decide: 'ruling',
  'convertTip reasons': ['proposal', 'exclusion'],
  'convertTip name': { by: 'decide' },
  convertTip: 'evidence',
  releaseText: 'covered',
  raiseExclusion: 'exclusion',
  ruleExclusion: 'exclusion',
  contestExclusion: 'exclusion',
  writeReply: 'reply',
  correctReply: 'reply',

  mergeSubject: 'joining',
  decideSubject: ['no-prisoner', 'change'],
  describeSighting: 'clue',
  mendSighting: 'change',
  withdrawSighting: 'change',

  addCamp: { by: 'correctCamp' },
  'correctCamp reasons': { by: 'hideChange' },
  correctCamp: { by: 'correctCamp' },
  declareDistinct: { by: 'hideChange' },
  tellFields: { by: 'hideChange' },
  rulePair: { by: 'hideChange' },
  addDocument: { by: 'openDocumentPage' },
  correctDocument: { by: 'openDocumentPage' },
  signUp: 'account',
  changeAccount: 'account',

  restrictFilm: 'moderators',
  restrictStill: 'moderators',
  openDocumentPage: 'moderators',
  hideChange: 'moderators',
  castVote: 'moderators',
  openTally: 'moderators',
  liftRelative: 'moderators',
  stopDays: 'moderators',
  writeNote: 'moderators',
  raiseFlag: 'moderators',
  resolveFlag: 'between-two',
  rulePortrait: 'between-two',
  sendTip: 'between-two',
  keyInTip: 'between-two',
  addToTip: 'between-two',
  answerTip: 'between-two',
  dismissTip: 'between-two',
}

/** How what is written in a field is withheld; undefined where that was never said. */
export const withheldBy = (endpoint: string, field: string): Withheld | undefined =>
  writtenTexts[`${endpoint} ${field}`] ?? writtenTexts[endpoint]
