import type accounts from '../accounts/en.json'
import type app from '../app/en.json'
import type films from '../films/en.json'
import type stills from '../stills/en.json'
import type ui from '../ui/en.json'

/** One namespace per feature folder, which holds it as en.json and ko.json. */
export interface Texts {
  accounts: typeof accounts
  app: typeof app
  films: typeof films
  stills: typeof stills
  ui: typeof ui
}

export type Namespace = keyof Texts
