import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import type { StillPage } from '@rollcall/contract/stills.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { announce } from '../ui/announce.ts'
import { useKeys } from '../ui/useKeys.ts'
import { candidatesIn } from './candidates.ts'
import { proposedIn } from './regions.ts'
import { useAddMark } from './useAddMark.ts'

export type Marking = ReturnType<typeof useMarking>

/** Who he is, where the reader knows: one who is marked elsewhere, or nobody who was marked before. */
export type Whom = { readonly subjectId: SubjectId } | { readonly new: true } | Record<never, never>

interface Ends {
  readonly onStart: () => void
  readonly onMarked: (subjectId: SubjectId) => unknown
}

/** Mark mode: a box is drawn, by pointer or by keys, and saved as a sighting; then the next one, until it is left. */
export function useMarking(still: StillPage, zoom: DeepZoom | null, { onStart, onMarked }: Ends) {
  const { t } = useTranslation('stills')
  const [on, setOn] = useState(false)
  const [region, setRegion] = useState<Region | null>(null)
  /** Those of this sitting; heads on one still are much alike in size. */
  const [done, setDone] = useState<readonly Region[]>([])
  const params = { stillId: still.id }
  const act = useAddMark(still, ({ subject, sighting }) => {
    setRegion(null)
    setDone((all) => [...all, sighting.region])
    return onMarked(subject.id)
  })
  // Whoever came by keys gets a box to move; whoever points draws one.
  const start = (byKeys: boolean) => {
    if (!zoom || !still.can.mark) return
    onStart()
    zoom.comeIntoSight()
    setOn(true)
    setRegion(byKeys ? proposedIn(zoom.inSight(), still, done.at(-1)) : null)
    announce(t(byKeys ? 'markByKeys' : 'markByHand'))
  }
  const leave = () => {
    setOn(false)
    setRegion(null)
    setDone([])
    act.reset()
  }
  const save = (whom: Whom = {}) => {
    if (region && !act.isPending) act.mutate({ params, body: { region, ...whom } })
  }
  const mayStart = still.can.mark && !region
  useKeys(mayStart ? [{ key: 'm', text: t('markMan'), run: () => start(true) }] : [])
  const leaving = t(done.length > 0 && !region ? 'markDone' : 'markLeave')
  useKeys(on ? [{ key: 'Escape', text: leaving, run: leave }] : [])
  const asked = isProblem(act.error, 'sighting.ambiguous') ? act.error : null
  return {
    on,
    region,
    setRegion,
    start,
    leave,
    /** What leaving is called now. */
    leaving,
    /** How many were marked in this sitting. */
    done: done.length,
    save,
    isSaving: act.isPending,
    error: asked ? null : act.error,
    /** Whom the server takes him for, perhaps. */
    candidates: asked ? candidatesIn(asked, still) : null,
    forgetError: act.reset,
  }
}
