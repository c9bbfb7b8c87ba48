import type { viewSubject } from '../cases/subject.view.ts'
import type { SharedPicture } from './page.ts'

/** As what is shared is shown: nearly twice as wide as high. */
export const size = { width: 1200, height: 630 } as const

type Man = Awaited<ReturnType<typeof viewSubject>>

/** Where everybody may look at him: not on a still that is to be asked for first ([A9]). */
export const openOf = ({ sightings }: Pick<Man, 'sightings'>) =>
  sightings.find(({ still }) => !still.warning && !still.restricted)

/** What stands for a man where his page is shared: himself, with as much around him as fills it ([P5]). */
export const sharedMan = (man: Pick<Man, 'id' | 'sightings'>, alt: string): SharedPicture | null =>
  openOf(man) ? { url: `/shared/men/${man.id}.jpg`, ...size, alt } : null
