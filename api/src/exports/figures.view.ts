import type { Figures } from '@rollcall/contract/figures.ts'
import { countBecame } from '../identifications/became.reader.ts'
import { readQuestionedNow } from '../moderation/questioned.reader.ts'
import { inSnapshot } from '../platform/database/transaction.ts'
import { figuresOf } from './figures.ts'

/** To count 100,000 names took a busy machine 3 s (`npm run bench -- counting`). */
const LASTS_MS = 60_000
let last: { readonly at: number; readonly figures: Promise<Figures> } | null = null

/** The figures of this moment or of a minute ago; who asks meanwhile waits for the same count. */
export const viewFigures = (now = Date.now()): Promise<Figures> => {
  if (last && now - last.at < LASTS_MS) return last.figures
  const mine = { at: now, figures: readFigures() }
  last = mine
  mine.figures.catch(() => {
    if (last === mine) last = null
  })
  return mine.figures
}

export const readFigures = (): Promise<Figures> =>
  inSnapshot(async (session) => {
    const countedAt = new Date().toISOString()
    const questioned = await readQuestionedNow(session)
    return { countedAt, ...figuresOf(await countBecame(session, questioned)) }
  })
