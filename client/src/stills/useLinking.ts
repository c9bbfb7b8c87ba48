import type { Region } from '@rollcall/contract/sightings.ts'
import { getStill, type StillPage } from '@rollcall/contract/stills.ts'
import {
  dropRefusal,
  listSuggestions,
  refuseSuggestion,
  type Suggestion,
} from '@rollcall/contract/suggestions.ts'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { useAct, useGet } from '../api/queries.ts'
import { storeOf } from '../keep/store.ts'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { useManName } from '../men/useManName.ts'
import { offerUndo } from '../ui/undo.ts'
import { useKeys } from '../ui/useKeys.ts'
import type { Drafting } from './drafting.ts'
import { useAddMark } from './useAddMark.ts'

export type Linking = ReturnType<typeof useLinking>

/** To whom somebody said no on which still just now: the server leaves him out from the next time it is asked. */
const passed = storeOf<ReadonlySet<string>>(new Set())

/** The men of the stills around this one in its shot, one after the other: each is linked by a person, or not ([K4]). */
export function useLinking(still: StillPage, zoom: DeepZoom | null, onStart: () => void) {
  const { t } = useTranslation('stills')
  const go = useNavigate()
  const [search, setSearch] = useSearchParams()
  const may = still.can.mark && still.filmId !== null
  const on = may && search.has('shot')
  const found = useGet(listSuggestions, { params: { stillId: still.id } }, { enabled: on })
  const current = useNext(still, on ? found.data?.items : undefined)
  const [moved, setMoved] = useState<{ readonly of: Suggestion; readonly to: Region } | null>(null)
  const region = current && (moved?.of === current ? moved.to : current.region)
  const { act, save } = useLink(still)
  const refuseHim = useRefusing(still)
  const leave = () => {
    if (on) setSearch({}, { replace: true, preventScrollReset: true })
    act.reset()
  }
  const start = () => {
    onStart()
    zoom?.comeIntoSight()
    setSearch({ shot: '1' }, { replace: true, preventScrollReset: true })
  }
  const reveal = useEffectEvent(() => current && zoom?.reveal(current.region))
  useEffect(() => void reveal(), [current, zoom])
  const refuse = () => {
    act.reset()
    if (current) refuseHim(current)
  }
  const next = found.data?.shot?.next ?? null
  useKeys(may && !on ? [{ key: 's', text: t('link.start'), run: start }] : [])
  useKeys(current ? [{ key: 'x', text: t('link.no'), run: refuse }] : [])
  useKeys(on ? [{ key: 'Escape', text: t('link.leave'), run: leave }] : [])
  const draft: (Drafting & { readonly mends: string }) | null = current
    ? {
        region: region ?? null,
        setRegion: (to) => to && setMoved({ of: current, to }),
        save: () => region && save(current, region),
        refuse,
        leave,
        mends: current.subject.id,
      }
    : null
  return {
    ...{ may, on, current, draft, start, leave, next },
    shot: found.data?.shot ?? null,
    isLooking: on && found.isFetching,
    isSaving: act.isPending,
    error: act.error ?? found.error,
    goOn: () => next && go(`/stills/${next}?shot=1`),
  }
}

const keyOf = ({ id }: StillPage, { subject }: Suggestion) => `${id} ${subject.id}`
const pass = (key: string) => passed.set(new Set([...passed.last(), key]))
const unpass = (key: string) => passed.set(new Set([...passed.last()].filter((one) => one !== key)))

/** It is not he: that is kept, with a way back, and the next one stands there at once. */
function useRefusing(still: StillPage) {
  const { t } = useTranslation('stills')
  const nameOf = useManName()
  const answers = useAnswers()
  const params = (one: Suggestion) => ({ stillId: still.id, subjectId: one.subject.id })
  const stays = () => offerUndo({ text: t('link.notKept') })
  const keep = useAct(refuseSuggestion, { onError: stays })
  const back = useAct(dropRefusal, {
    onSuccess: () => answers.refresh(listSuggestions, { params: { stillId: still.id } }),
    onError: stays,
  })
  return (one: Suggestion) => {
    const key = keyOf(still, one)
    pass(key)
    keep.mutate({ params: params(one) })
    const undo = () => {
      unpass(key)
      back.mutate({ params: params(one) })
    }
    offerUndo({ text: t('link.refused', { man: nameOf(one.subject) }), undo })
  }
}

/** The first of those who are neither marked here by now nor passed over. */
function useNext(still: StillPage, all: readonly Suggestion[] = []): Suggestion | null {
  const over = useSyncExternalStore(passed.subscribe, passed.last)
  const here = new Set(still.sightings.map(({ subjectId }) => subjectId))
  return all.find((one) => !here.has(one.subject.id) && !over.has(keyOf(still, one))) ?? null
}

/** Marks a man where he was suggested, or where the box was moved. */
function useLink(still: StillPage) {
  const answers = useAnswers()
  const params = { stillId: still.id }
  // Until he stands among those who are marked here, he is in hand.
  const act = useAddMark(still, () => answers.refresh(getStill, { params }))
  const save = (one: Suggestion, region: Region) => {
    if (!act.isPending) act.mutate({ params, body: { region, subjectId: one.subject.id } })
  }
  return { act, save }
}
