import type { SubjectId } from '@rollcall/contract/ids.ts'
import { getStill, type StillPage } from '@rollcall/contract/stills.ts'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { useWatch } from '../live/hooks.ts'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { useManName } from '../men/useManName.ts'
import { announce } from '../ui/announce.ts'

export type MenOnStill = ReturnType<typeof useMen>

/** The men on a still: who is chosen, by mark or by row, who is pointed at, and who has just been marked. */
export function useMen(still: StillPage, zoom: DeepZoom | null) {
  const answers = useAnswers()
  const [search, setSearch] = useSearchParams()
  const [near, setNear] = useState<string | null>(null)
  const refresh = () => answers.refresh(getStill, { params: { stillId: still.id } })
  useWatch(`still:${still.id}`, refresh)
  const { fresh, own } = useFresh(still)
  const chosen = still.sightings.find(({ subjectId }) => subjectId === search.get('man'))
  const came = useEffectEvent(() => chosen && zoom?.approach(chosen.region))
  // Whoever comes from a crop of a man finds him, not a crowd.
  useEffect(() => void (zoom && came()), [zoom])
  const choose = (id: SubjectId) =>
    setSearch({ man: id }, { replace: true, preventScrollReset: true })
  const show = (id: SubjectId) => {
    choose(id)
    const sighting = still.sightings.find(({ subjectId }) => subjectId === id)
    if (sighting) zoom?.approach(sighting.region)
    zoom?.comeIntoSight()
  }
  const marked = async (id: SubjectId) => {
    own.current = id
    await refresh()
    choose(id)
  }
  return { chosen: chosen?.subjectId ?? null, near, fresh, choose, show, setNear, marked }
}

/** Whose mark landed while one was looking; of those that others made, screen readers are told. */
function useFresh({ id, sightings }: StillPage) {
  const { t } = useTranslation('stills')
  const nameOf = useManName()
  const own = useRef<SubjectId | null>(null)
  const seen = useRef({ id, ids: new Set(sightings.map((one) => one.id as string)) })
  const [fresh, setFresh] = useState<string | null>(null)
  const tell = useEffectEvent((subjectId: SubjectId) => {
    const subject = sightings.find((one) => one.subjectId === subjectId)?.subject
    if (subject && own.current !== subjectId) announce(t('markedByOther', { man: nameOf(subject) }))
  })
  useEffect(() => {
    const former = seen.current
    seen.current = { id, ids: new Set(sightings.map((one) => one.id as string)) }
    const come = former.id === id ? sightings.filter((one) => !former.ids.has(one.id)) : []
    for (const { id: sightingId, subjectId } of come) {
      setFresh(sightingId)
      tell(subjectId)
    }
  }, [id, sightings])
  return { fresh, own }
}
