import type { SentState } from '@rollcall/contract/ingest.ts'
import type { WorkRuling } from '@rollcall/contract/work.ts'
import { admin, contributor, type Viewer } from '../platform/viewer.ts'

/** How the long work on a film or document stands, beside its state; missing where it came before this was kept. */
export interface UnderWay {
  /** When a worker took it up first, and when it came to its end. */
  begunAt?: Date | null
  endedAt?: Date | null
  /** It was ready before, or people have worked on a part that is there: it is not cancelled any more. */
  stays?: boolean
  cancelled?: boolean | null
  cancelledBy?: string | null
  /** What was made of it until it was cancelled is still being removed. */
  clearing?: boolean | null
}

/** As fields of a schema. */
export const underWay = {
  begunAt: Date as never,
  endedAt: Date as never,
  stays: Boolean as never,
  cancelled: Boolean as never,
  cancelledBy: String as never,
  clearing: Boolean as never,
}

/** From the beginning. */
export const afresh = {
  state: 'waiting',
  progress: { done: 0, doing: null as string | null },
  failure: null,
  begunAt: null,
  endedAt: null,
  cancelled: null,
  cancelledBy: null,
  clearing: null,
} as const

/** Nothing is left of it but what was sent. */
export const cancelledBy = (by: string, { begunAt }: UnderWay) =>
  ({
    ...afresh,
    state: 'failed',
    failure: CANCELLED,
    endedAt: new Date(),
    cancelled: true,
    cancelledBy: by,
    clearing: Boolean(begunAt),
  }) as const

const CANCELLED =
  'This was cancelled before it was ready. What was sent is kept, and nothing else. It can be tried again.'

interface Sent {
  readonly addedBy: string
}

/** Who ends long work on what was sent, or has it tried again: admins, and whoever sent it. */
export const mayRuleWork = (viewer: Viewer, { addedBy }: Sent): boolean =>
  contributor(viewer) && (viewer.id === addedBy || admin(viewer))

interface Stated extends UnderWay {
  readonly state: string
}

export const isUnderWay = ({ state }: Stated): boolean => state !== 'ready' && state !== 'failed'

export const isCancellable = (one: Stated): boolean => isUnderWay(one) && !one.stays

export const isTriable = ({ state, clearing }: Stated): boolean => state === 'failed' && !clearing

/** What this viewer may do with the work on it. */
export const workAbilities = (viewer: Viewer, one: Stated & Sent) => {
  const mayRule = mayRuleWork(viewer, one)
  return { cancel: mayRule && isCancellable(one), retry: mayRule && isTriable(one) }
}

/** Whether what is asked for is so already. */
export const isSo = ({ state, cancelled }: Stated, ruling: WorkRuling): boolean =>
  ruling === 'again' ? state !== 'failed' : cancelled === true

/** How it is called in the log. */
export const actOf = (ruling: WorkRuling): string =>
  ruling === 'again' ? 'ingest.tried-again' : 'ingest.cancelled'

/** How long work on what was sent stands: an upload is none yet. */
export type WorkState = Exclude<SentState, 'sending' | 'refused'>

/** Which of what was sent, the newest first. */
export interface SentAsked {
  readonly before: string | undefined
  readonly state: WorkState | undefined
  readonly limit: number
}

/** What is in a state, as a query; `working` is called otherwise by films and documents. */
export const inState = <Working extends string>(state: WorkState | undefined, working: Working) => {
  if (!state) return {}
  const stored = { working, cancelled: 'failed' } as const
  const named = state === 'working' || state === 'cancelled' ? stored[state] : state
  return { state: named, cancelled: state === 'cancelled' ? true : null }
}

export const sentStateOf = ({ state, cancelled }: Stated): WorkState => {
  if (cancelled) return 'cancelled'
  return state === 'waiting' || state === 'ready' || state === 'failed' ? state : 'working'
}

/** How long it took, or takes already. */
export const secondsOf = ({ begunAt, endedAt }: UnderWay, now = new Date()): number | null =>
  begunAt ? Math.max(0, ((endedAt ?? now).getTime() - begunAt.getTime()) / 1000) : null
