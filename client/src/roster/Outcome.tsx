import { importOutcome, listImportRows, type RosterImport } from '@rollcall/contract/imports.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { ButtonLink, Buttons } from '../ui/Button.tsx'
import { Choices } from '../ui/Choices.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useFaultWords } from './ListRefused.tsx'
import { OutcomeRow } from './OutcomeRow.tsx'
import styles from './roster.module.css'

/** What became of the rows in the last run, or would become of them. */
export function Outcome({ one }: { readonly one: RosterImport }) {
  const { t } = useTranslation('roster')
  const faultWords = useFaultWords()
  const { state, dryRun, fault, counts } = one
  if (state === 'looked' || state === 'waiting' || state === 'working') return null
  const title = state === 'done' ? (dryRun ? 'tried' : 'done') : state
  return (
    <section className={styles.part}>
      <h2>{t(`outcome.${title}`)}</h2>
      {state === 'failed' && fault && <p className={styles.warn}>{faultWords(fault)}</p>}
      {state !== 'done' && !dryRun && <p>{t('outcome.staysIn')}</p>}
      {title === 'done' && (
        <Buttons>
          {counts.asked > 0 && (
            <ButtonLink kind="primary" to="/office/asked">
              {t('asked.go')}
            </ButtonLink>
          )}
          <ButtonLink to="/people">{t('toPeople')}</ButtonLink>
          <ButtonLink kind="plain" to="/office/roster">
            {t('another')}
          </ButtonLink>
        </Buttons>
      )}
      {one.rows > 0 ? <OutcomeRows one={one} /> : <p>{t('outcome.noRows')}</p>}
    </section>
  )
}

const shown = ['all', ...importOutcome.options, 'noted'] as const
type Shown = (typeof shown)[number]

function OutcomeRows({ one: { id, counts, rows, dryRun } }: { readonly one: RosterImport }) {
  const { t } = useTranslation('roster')
  const { number } = useFormat()
  const [search, setSearch] = useSearchParams()
  const chosen = shown.find((which) => which === search.get('show')) ?? 'all'
  const list = useList(
    listImportRows,
    { params: { importId: id }, query: queryFor(chosen) },
    { keep: true },
  )
  const countOf = (which: Shown) => (which === 'all' ? rows : counts[which])
  const there = shown.filter((which) => which === chosen || countOf(which) > 0)
  return (
    <>
      <Choices
        label={t('outcome.show')}
        choices={there.map((which) => ({
          value: which,
          label: `${t(`show.${which}`)} ${number(countOf(which))}`,
        }))}
        value={chosen}
        onChange={(show) =>
          setSearch(show === 'all' ? {} : { show }, { replace: true, preventScrollReset: true })
        }
      />
      <Refused error={list.error} />
      {!list.items && !list.error && <Loading rows={4} />}
      {list.items && (
        <ol className={styles.rows}>
          {list.items.map((row) => (
            <OutcomeRow key={row.row} row={row} dryRun={dryRun} />
          ))}
        </ol>
      )}
      <More list={list} />
    </>
  )
}

const queryFor = (chosen: Shown) => {
  if (chosen === 'all') return {}
  return chosen === 'noted' ? { noted: 'true' as const } : { outcome: chosen }
}
