import { mendSighting } from '@rollcall/contract/marks.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { getStill, type StillPage } from '@rollcall/contract/stills.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { isProblem } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { announce } from '../ui/announce.ts'
import { offerUndo } from '../ui/undo.ts'
import { useDraft } from '../ui/useDraft.ts'
import { useKeys } from '../ui/useKeys.ts'
import type { Drafting } from './drafting.ts'
import { regionIn } from './regions.ts'

const longestText = 5000

export type Marked = StillPage['sightings'][number]

interface InHand {
  readonly id: string
  readonly was: Region
  readonly region: Region
  /** The one that he sees and mends. */
  readonly version: number
}

export interface Mending extends Drafting {
  readonly sighting: Marked
  readonly reasons: string
  readonly setReasons: (reasons: string) => void
  /** He has to say why and has not, though he wanted to save. */
  readonly isMissing: boolean
  readonly isSaving: boolean
  readonly error: Error | null
}

/** Mends the edges of a mark: the box that is there is moved and resized as a new one is, and saved. */
export function useMending(still: StillPage, zoom: DeepZoom | null) {
  const { t } = useTranslation('stills')
  const answers = useAnswers()
  const [inHand, setInHand] = useState<InHand | null>(null)
  const [checked, setChecked] = useState(false)
  const [reasons, setReasons, dropReasons] = useDraft(`mend.${inHand?.id ?? ''}`, '')
  const sighting = still.sightings.find(({ id }) => id === inHand?.id)
  const isUnsaid = sighting?.can.reasons === true && reasons.trim() === ''
  const params = { stillId: still.id }
  // Whoever goes to another still and comes back finds all as it is.
  useEffect(() => setInHand(null), [still.id])
  const undone = (reasons?: string) =>
    reasons && { reasons: t('mend.undoneBecause', { reasons }).slice(0, longestText) }
  const back = useAct(mendSighting, {
    onSuccess: (page) => {
      answers.set(getStill, { params }, page)
      announce(t('mend.undone'))
    },
    onError: () => offerUndo({ text: t('mend.stays') }),
  })
  const act = useAct(mendSighting, {
    onSuccess: (page, { params: of, body }) => {
      const now = page.sightings.find(({ id }) => id === of.sightingId)
      answers.set(getStill, { params }, page)
      leave()
      dropReasons()
      if (!inHand || !now) return
      const former = { region: inHand.was, version: now.version, ...undone(body.reasons) }
      offerUndo({ text: t('mend.done'), undo: () => back.mutate({ params: of, body: former }) })
    },
    onError: (error) => {
      const now = isProblem(error, 'sighting.stale') && error.document
      const region = now && regionIn(now['region'])
      if (!now || !region || !sighting) return
      setInHand({ id: sighting.id, was: region, region, version: Number(now['version']) })
      void answers.refresh(getStill, { params })
    },
  })
  const start = ({ id, region, version }: Marked) => {
    setInHand({ id, was: region, region, version })
    setChecked(false)
    zoom?.reveal(region)
    zoom?.comeIntoSight()
    announce(t('mend.how'))
  }
  const leave = () => {
    setInHand(null)
    act.reset()
  }
  const save = () => {
    if (!inHand || !sighting || act.isPending) return
    setChecked(true)
    if (isUnsaid) return
    const needed = sighting.can.reasons
    const { region, version } = inHand
    const body = { region, version, ...(needed && { reasons: reasons.trim() }) }
    act.mutate({ params: { ...params, sightingId: sighting.id }, body })
  }
  useKeys(sighting ? [{ key: 'Escape', text: t('mend.leave'), run: leave }] : [])
  const mending: Mending | null =
    sighting && inHand
      ? {
          sighting,
          region: inHand.region,
          setRegion: (region) => region && setInHand({ ...inHand, region }),
          save,
          leave,
          reasons,
          setReasons,
          isMissing: checked && isUnsaid,
          isSaving: act.isPending,
          error: act.error,
        }
      : null
  return { start, leave, mending }
}
