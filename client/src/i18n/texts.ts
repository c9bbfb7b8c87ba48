import type about from '../about/en.json'
import type accounts from '../accounts/en.json'
import type app from '../app/en.json'
import type attached from '../attached/en.json'
import type camps from '../camps/en.json'
import type cases from '../cases/en.json'
import type cite from '../cite/en.json'
import type compare from '../compare/en.json'
import type dates from '../dates/en.json'
import type documents from '../documents/en.json'
import type exclusions from '../exclusions/en.json'
import type exports from '../exports/en.json'
import type figures from '../figures/en.json'
import type films from '../films/en.json'
import type history from '../history/en.json'
import type identifications from '../identifications/en.json'
import type looking from '../looking/en.json'
import type media from '../media/en.json'
import type men from '../men/en.json'
import type moderation from '../moderation/en.json'
import type office from '../office/en.json'
import type people from '../people/en.json'
import type pool from '../pool/en.json'
import type refused from '../refused/en.json'
import type roster from '../roster/en.json'
import type search from '../search/en.json'
import type sheet from '../sheet/en.json'
import type stills from '../stills/en.json'
import type subjects from '../subjects/en.json'
import type tips from '../tips/en.json'
import type ui from '../ui/en.json'
import type votes from '../votes/en.json'

/** One namespace per feature folder, which holds it as en.json and ko.json. */
export interface Texts {
  about: typeof about
  accounts: typeof accounts
  app: typeof app
  attached: typeof attached
  camps: typeof camps
  cases: typeof cases
  pool: typeof pool
  cite: typeof cite
  dates: typeof dates
  figures: typeof figures
  films: typeof films
  stills: typeof stills
  documents: typeof documents
  exclusions: typeof exclusions
  exports: typeof exports
  history: typeof history
  identifications: typeof identifications
  looking: typeof looking
  media: typeof media
  men: typeof men
  moderation: typeof moderation
  office: typeof office
  subjects: typeof subjects
  tips: typeof tips
  compare: typeof compare
  votes: typeof votes
  people: typeof people
  refused: typeof refused
  roster: typeof roster
  search: typeof search
  sheet: typeof sheet
  ui: typeof ui
}

export type Namespace = keyof Texts
