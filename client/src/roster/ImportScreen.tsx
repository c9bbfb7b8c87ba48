import {
  getImport,
  listAsked,
  listImportRows,
  type RosterImport,
} from '@rollcall/contract/imports.ts'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { announce } from '../ui/announce.ts'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { MapList } from './MapList.tsx'
import { Outcome } from './Outcome.tsx'
import { Running } from './Running.tsx'

const AGAIN_MS = 700

/** One list on its way into the roster: what its columns are, what would become of its rows, what became of them. */
export function ImportScreen() {
  const { t } = useTranslation('roster')
  const id = useIdParam('importId')
  const params = { importId: id }
  const { data: one, error } = useGet(
    getImport,
    { params },
    { again: (now) => (now && isRunning(now) ? AGAIN_MS : false) },
  )
  useTellEnd(one)
  const isIn = one?.state === 'done' && !one.dryRun
  return (
    <Page title={one?.mapping?.source ?? t('title')} width="wide">
      <Refused error={error} />
      {!one && !error && <Loading rows={4} />}
      {one && !isIn && !isRunning(one) && <MapList one={one} />}
      {one && isRunning(one) && <Running one={one} />}
      {one && <Outcome one={one} />}
    </Page>
  )
}

const isRunning = ({ state }: RosterImport) => state === 'waiting' || state === 'working'

/** What became of the rows is asked for when a run has ended, and whoever does not see it is told. */
function useTellEnd(one: RosterImport | undefined) {
  const { t } = useTranslation('roster')
  const answers = useAnswers()
  const state = one?.state
  const id = one?.id
  useEffect(() => {
    if (!id || state === 'waiting' || state === 'working') return
    void answers.refresh(listImportRows, { params: { importId: id } })
    void answers.refresh(listAsked)
    if (state === 'done') announce(t('ended'))
  }, [state, id])
}
