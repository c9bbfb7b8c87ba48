import { getFilm } from '@rollcall/contract/films.ts'
import { listSubjects } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Input } from '../api/call.ts'
import { useGet, useList } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { shownOf } from '../subjects/shown.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { printPage } from '../ui/printPage.ts'
import { Refused } from '../ui/Refused.tsx'
import { BackSheet } from './BackSheet.tsx'
import { FrontSheet } from './FrontSheet.tsx'
import styles from './Sheet.module.css'

/** As many as stand on one page. */
const onePage = 12
/** Eight pages at a time. */
const limit = 8 * onePage

/** The unknown men whom the wall shows with the same choices. */
export function WallSheetScreen() {
  const [search] = useSearchParams()
  const asked = new URLSearchParams(search)
  // Whose name is confirmed is asked for no more.
  if (asked.get('standing') === 'confirmed') asked.delete('standing')
  const { query } = shownOf(asked)
  return <Sheets query={{ ...query, limit }} />
}

/** The unknown men of one film. */
export function FilmSheetScreen() {
  const filmId = useIdParam('filmId')
  const film = useGet(getFilm, { params: { filmId } })
  const query = { filmId, named: 'no', order: 'number', limit } as const
  return <Sheets query={query} {...(film.data && { of: film.data.title })} />
}

interface SheetsProps {
  readonly query: NonNullable<Input<typeof listSubjects>['query']>
  /** The film, where it is of one. */
  readonly of?: string
}

/** Pages to be printed on both sides: faces with their numbers, and what somebody who knows one writes on the back. */
function Sheets({ query, of }: SheetsProps) {
  const { t } = useTranslation('sheet')
  const { items, ...list } = useList(listSubjects, { query })
  // Paper goes to everybody: what only moderators see is not printed.
  const men = items?.filter(({ portrait }) => !portrait.still.restricted) ?? []
  const pages = Array.from({ length: Math.ceil(men.length / onePage) }, (_, at) =>
    men.slice(at * onePage, (at + 1) * onePage),
  )
  return (
    <Page title={of ? t('titleOf', { film: of }) : t('title')} intro={<p>{t('intro')}</p>}>
      <Refused error={list.error} onAgain={list.refetch} />
      {list.isPending && <Loading rows={4} />}
      {items && men.length === 0 && <p>{t('nobody')}</p>}
      {men.length > 0 && (
        <Buttons>
          <Button kind="primary" onClick={printPage}>
            {t('print')}
          </Button>
        </Buttons>
      )}
      {pages.map((those, at) => (
        <div key={those[0]?.id} className={styles.both}>
          <FrontSheet men={those} number={at + 1} />
          <BackSheet number={at + 1} />
        </div>
      ))}
      <More list={list} />
    </Page>
  )
}
