import { keep, readKept } from '../keep/kept.ts'
import { storeOf } from '../keep/store.ts'

export type Scheme = 'light' | 'dark'

const dark = matchMedia('(prefers-color-scheme: dark)')
const kept = readKept('scheme')
let choice: Scheme | null = kept === 'light' || kept === 'dark' ? kept : null
const now = (): Scheme => choice ?? (dark.matches ? 'dark' : 'light')

/** As the reader chose, else as the system is. Before this is here, public/start.js sees to it. */
export const scheme = storeOf(now())

const wear = () => {
  scheme.set(now())
  document.documentElement.dataset['scheme'] = scheme.last()
}
dark.addEventListener('change', wear)

export function chooseScheme(one: Scheme): void {
  choice = one
  keep('scheme', one)
  wear()
}
