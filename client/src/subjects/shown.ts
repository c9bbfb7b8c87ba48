import { clueKinds } from '@rollcall/contract/clues.ts'
import type { FilmId } from '@rollcall/contract/ids.ts'
import { idFrom } from '../api/idFrom.ts'
import { campIn } from '../camps/useOfCamp.ts'

export const standings = ['unknown', 'nobody', 'proposed', 'confirmed', 'no-prisoner'] as const
export const orders = ['newest', 'number', 'date'] as const

/** Which men the wall shows, as the address says: who is unknown, or those who stand like this. */
export type Shown = (typeof standings)[number]

export const standingIn = (search: URLSearchParams): Shown =>
  standings.find((one) => one === search.get('standing')) ?? 'unknown'

/** Whole rows, where seven, four or two stand side by side. */
const PAGE = 28

/** Where and when he is seen, as the address says; what is none says nothing. */
export const choicesIn = (search: URLSearchParams) => {
  const filmId = idFrom<FilmId>(search.get('film'))
  const clue = clueKinds.find((one) => one === search.get('clue'))
  const year = /^(?:18|19|20|21)\d\d$/.exec(search.get('year') ?? '')
  return {
    ...(filmId && { filmId }),
    ...campIn(search),
    ...(year && { year: Number(year[0]) }),
    ...(clue && { clue }),
  }
}

const standingOf = (search: URLSearchParams) => {
  const standing = standingIn(search)
  return standing === 'unknown' ? ({ named: 'no' } as const) : { standing }
}

/** What the list is asked with. */
export const shownOf = (search: URLSearchParams) => {
  const order = orders.find((one) => one === search.get('order'))
  return {
    query: {
      limit: PAGE,
      ...standingOf(search),
      ...choicesIn(search),
      ...(order && order !== 'newest' && { order }),
    },
  }
}

/** And how many men each choice leaves over. */
export const countedOf = (search: URLSearchParams) => ({
  query: { ...standingOf(search), ...choicesIn(search) },
})
