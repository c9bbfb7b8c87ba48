import { type Order, orders } from '@rollcall/contract/dateParts.ts'
import { fateCode } from '@rollcall/contract/personFacts.ts'
import type { ListLook } from '@rollcall/contract/roster.ts'
import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../ui/Field.tsx'
import type { ColumnsProps } from './ColumnList.tsx'
import {
  codesOf,
  isDate,
  isList,
  type Meaning,
  meaningOf,
  meanings,
  orderOf,
  separatorOf,
  withCode,
  withMeaning,
  withOrder,
  withSeparator,
} from './mapping.ts'
import styles from './roster.module.css'

interface ColumnRowProps extends ColumnsProps {
  readonly column: ListLook['columns'][number]
  readonly error: string | undefined
}

/** One column: what is in it, what it is, and what else has to be known to read it. */
export function ColumnRow({ column, columns, onChange, error }: ColumnRowProps) {
  const { t } = useTranslation('roster')
  const { heading, values } = column
  const meaning = meaningOf(columns, heading)
  const own = { heading, values, columns, onChange }
  return (
    <li className={styles.column}>
      <div className={styles.seen}>
        <strong>{heading}</strong>
        <span>{values.length > 0 ? values.slice(0, 4).join(' · ') : t('columns.empty')}</span>
      </div>
      <div className={styles.taken}>
        <SelectField
          label={t('columns.isWhat', { heading })}
          value={meaning ?? ''}
          onChange={(chosen) =>
            onChange(withMeaning(columns, heading, (chosen || null) as Meaning | null))
          }
          error={error}
        >
          <option value="">{t('columns.leaveOut')}</option>
          {meanings.map((one) => (
            <option key={one} value={one}>
              {t(`meaning.${one}`)}
            </option>
          ))}
        </SelectField>
        {isDate(meaning) && (
          <SelectField
            label={t('columns.order', { heading })}
            value={orderOf(columns, meaning)}
            onChange={(order) => onChange(withOrder(columns, meaning, heading, order as Order))}
          >
            {orders.map((order) => (
              <option key={order} value={order}>
                {t(`order.${order}`)}
              </option>
            ))}
          </SelectField>
        )}
        {isList(meaning) && (
          <TextField
            label={t('columns.separator', { heading })}
            maxLength={5}
            value={separatorOf(columns, meaning, heading)}
            onChange={(sign) => onChange(withSeparator(columns, meaning, heading, sign))}
          />
        )}
        {meaning === 'fate' && <Codes {...own} />}
      </div>
    </li>
  )
}

interface CodesProps extends ColumnsProps {
  readonly heading: string
  readonly values: readonly string[]
}

/** What each value of a column of fates means. */
function Codes({ heading, values, columns, onChange }: CodesProps) {
  const { t } = useTranslation('roster')
  const { t: people } = useTranslation('people')
  const codes = codesOf(columns, heading)
  const all = [...new Set([...values, ...Object.keys(codes)])]
  return all.map((written) => (
    <SelectField
      key={written}
      label={t('columns.code', { written })}
      value={codes[written] ?? ''}
      onChange={(code) =>
        onChange(withCode(columns, heading, written, code ? fateCode.parse(code) : null))
      }
    >
      <option value="">{t('columns.noCode')}</option>
      {fateCode.options.map((code) => (
        <option key={code} value={code}>
          {people(`fate.${code}`)}
        </option>
      ))}
    </SelectField>
  ))
}
