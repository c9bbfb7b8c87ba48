import { csvLine } from '@rollcall/contract/csvLine.ts'
import type { PhotoRow } from '@rollcall/contract/photoLists.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { Note } from '../roster/OutcomeRow.tsx'
import { ButtonAnchor, Buttons } from '../ui/Button.tsx'
import { Fold } from '../ui/Fold.tsx'
import { Part } from '../ui/Part.tsx'
import type { Sent } from './manySending.ts'
import type { Found } from './useMany.ts'

const MOST_SHOWN = 100

interface ManyFoundProps {
  readonly found: Found
  readonly sent: ReadonlyMap<number, Sent>
}

/** What would become of each row, before anything is sent, and what became of it since. */
export function ManyFound({ found, sent }: ManyFoundProps) {
  const { t } = useTranslation('films')
  const { number } = useFormat()
  const { rows, matching } = found
  const { pairs, missing, several, twice, unnamed, others } = matching
  const inRow = ({ row, file }: PhotoRow) => t('many.inRow', { row: number(row), file: file ?? '' })
  const refused = pairs.flatMap(({ row }) => {
    const one = sent.get(row.row)
    return one?.outcome === 'refused' ? [`${inRow(row)}: ${one.why}`] : []
  })
  const bad = rows.filter(({ wrong }) => wrong.length > 0)
  const lists = {
    refused,
    missing: missing.map(inRow),
    several: several.map(({ row, paths }) => `${inRow(row)}: ${paths.join(', ')}`),
    twice: twice.map(({ row, first }) => `${inRow(row)} = ${inRow(first)}`),
    unnamed,
    others,
  } as const
  return (
    <Part title={t('many.found')}>
      <p>{t('many.whole', { count: pairs.length, n: number(pairs.length) })}</p>
      {bad.length > 0 && (
        <Fold title={t('many.list.bad', { n: number(bad.length) })}>
          <ul>
            {bad.slice(0, MOST_SHOWN).map((row) => (
              <li key={row.row}>
                {inRow(row)}
                {row.wrong.map((note) => (
                  <Note key={note.what + note.columns.join()} note={note} />
                ))}
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {(Object.keys(lists) as (keyof typeof lists)[])
        .filter((which) => lists[which].length > 0)
        .map((which) => (
          <Fold key={which} title={t(`many.list.${which}`, { n: number(lists[which].length) })}>
            <ul>
              {lists[which].slice(0, MOST_SHOWN).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Fold>
        ))}
      <Buttons>
        <ButtonAnchor
          kind="plain"
          href="#outcome"
          download="outcome.csv"
          onClick={({ currentTarget }) => {
            const text = encodeURIComponent(outcomesIn(found, sent))
            currentTarget.href = `data:text/csv;charset=utf-8,${text}`
          }}
        >
          {t('many.outcome')}
        </ButtonAnchor>
      </Buttons>
    </Part>
  )
}

/** The same words as those of the command line. */
const outcomesIn = ({ rows, matching }: Found, sent: ReadonlyMap<number, Sent>): string => {
  const paths = new Map(matching.pairs.map(({ row, path }) => [row.row, path]))
  const missing = new Set(matching.missing.map(({ row }) => row))
  const lines = rows.map(({ row, file }) => {
    const one = sent.get(row)
    const path = paths.get(row)
    const outcome =
      one?.outcome ?? (path ? 'would-be-added' : missing.has(row) ? 'no-picture' : 'bad')
    const still = one && 'id' in one ? one.id : ''
    return [`${row}`, path ?? file ?? '', outcome, still, one && 'why' in one ? one.why : '']
  })
  return `\ufeff${[['row', 'file', 'outcome', 'still', 'why'], ...lines].map(csvLine).join('\r\n')}\r\n`
}
