import type app from '../app/en.json'
import type ui from '../ui/en.json'

/** One namespace per feature folder, which holds it as en.json and ko.json. */
export interface Texts {
  app: typeof app
  ui: typeof ui
}

export type Namespace = keyof Texts
