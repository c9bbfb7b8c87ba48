import type { Making } from '@rollcall/contract/site.ts'
import { showMaking } from '../platform/site.ts'

/** Says what is at work, and how much of it is done. */
export type Showing = (doing: Making['doing'], done: number) => void

/** Of the whole time, measured on two cores: what each kind of work takes, and begins at. */
const shares: Record<Making['doing'], readonly [number, number]> = {
  people: [0, 0.02],
  film: [0.02, 0.6],
  portraits: [0.02, 0.5],
  photos: [0.5, 0.7],
  ingest: [0.6, 0.85],
  marks: [0.88, 0.04],
  cases: [0.92, 0.06],
  tips: [0.98, 0.02],
}
const SHOW_MS = 500

/** Progress never goes back, and is written now and then. */
export const show = (): Showing => {
  let furthest = 0
  let shown = 0
  let told = 0
  return (doing, part) => {
    const [from, to] = shares[doing]
    furthest = Math.max(furthest, Math.min(1, from + Math.abs(to - from) * part))
    if (furthest >= told) {
      process.stdout.write(`  demonstration  ${Math.round(furthest * 100)} %, ${doing}\n`)
      told = furthest + 0.1
    }
    if (Date.now() - shown < SHOW_MS) return
    shown = Date.now()
    void showMaking({ done: furthest, doing }).catch(() => undefined)
  }
}
