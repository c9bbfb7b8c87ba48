import type { ListLook, ListReading } from '@rollcall/contract/roster.ts'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../ui/Field.tsx'
import styles from './roster.module.css'

const encodings = ['utf-8', 'utf-16', 'euc-kr', 'shift-jis', 'gb18030', 'latin-1'] as const
const signs = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const

/** In so many rows the server looks for them. */
const MOST_ROWS = 40

interface HowReadProps {
  readonly look: Omit<ListLook, 'guess'>
  readonly onChange: (reading: ListReading) => void
}

/** What was taken for granted of the file, in words, and the way to say it otherwise. */
export function HowRead({ look, onChange }: HowReadProps) {
  const { t } = useTranslation('roster')
  const { encoding, encodingBy, delimiter, head, form, sheet, sheetBy, sheets } = look
  const chosen = readingIn(look)
  const known = Object.entries(signs).find(([, sign]) => sign === delimiter)?.[0]
  return (
    <section className={styles.part}>
      <h2>{t('read.title')}</h2>
      <p>
        {t(
          form === 'workbook' && sheetBy !== 'mapping'
            ? 'read.workbook'
            : encodingBy === 'guess'
              ? 'read.guess'
              : 'read.text',
        )}
      </p>
      <div className={styles.fields}>
        {sheets.length > 1 && (
          <SelectField
            label={t('read.sheet')}
            value={sheet ?? ''}
            onChange={(name) => onChange({ sheet: name })}
          >
            {sheets.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        {encoding && (
          <SelectField
            label={t('read.encoding')}
            value={plain(encoding)}
            onChange={(one) => onChange({ ...chosen, encoding: one as (typeof encodings)[number] })}
          >
            {encodings.map((one) => (
              <option key={one} value={one}>
                {t(`encoding.${one}`)}
              </option>
            ))}
          </SelectField>
        )}
        {delimiter && (
          <SelectField
            label={t('read.delimiter')}
            value={delimiter}
            onChange={(sign) => onChange({ ...chosen, delimiter: sign })}
          >
            {!known && <option value={delimiter}>{delimiter}</option>}
            {Object.entries(signs).map(([name, sign]) => (
              <option key={name} value={sign}>
                {t(`sign.${name as keyof typeof signs}`)}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={t('read.head')}
          value={`${head}`}
          onChange={(row) => onChange({ ...chosen, head: Number(row) })}
        >
          {Array.from({ length: Math.max(MOST_ROWS, head) }, (_, at) => (
            <option key={at} value={at + 1}>
              {t('row', { row: at + 1 })}
            </option>
          ))}
        </SelectField>
      </div>
    </section>
  )
}

/** What was chosen and not found. */
export const readingIn = ({
  encoding,
  encodingBy,
  delimiter,
  delimiterBy,
  sheet,
  sheetBy,
}: Omit<ListLook, 'guess'>): ListReading => ({
  ...(encoding && encodingBy === 'mapping' && { encoding: plain(encoding) }),
  ...(delimiter && delimiterBy === 'mapping' && { delimiter }),
  ...(sheet && sheetBy === 'mapping' && { sheet }),
})

const plain = (encoding: NonNullable<ListLook['encoding']>) =>
  encoding === 'utf-16le' || encoding === 'utf-16be' ? 'utf-16' : encoding
