import { spanOf } from '@rollcall/contract/edtf.ts'
import { datesMeant } from '@rollcall/contract/writtenDate.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { type FieldProps, TextField } from '../ui/Field.tsx'
import styles from './DateField.module.css'
import { useWhen } from './useWhen.ts'

interface DateFieldProps extends FieldProps {
  /** EDTF; what was typed as it stands while it is none, or may be several. */
  readonly value: string
  readonly onChange: (date: string) => void
}

/** A date as people write it: shown back as it is understood, and asked about where it may be either of two. */
export function DateField({ value, onChange, error, ...rest }: DateFieldProps) {
  const { t } = useTranslation('dates')
  const [typed, setTyped] = useState(value)
  const text = dateIn(typed) === value ? typed : value
  const meant = text.trim() ? datesMeant(text) : []
  const write = (next: string) => {
    setTyped(next)
    onChange(dateIn(next))
  }
  return (
    <div>
      <TextField
        {...rest}
        maxLength={100}
        autoComplete="off"
        value={text}
        onChange={write}
        error={meant.length > 1 ? error && t('chooseOne') : error}
      />
      {meant.length > 1 ? <Which dates={meant} onChoose={write} /> : <Means date={value} />}
    </div>
  )
}

const dateIn = (text: string): string => {
  const [only, another] = datesMeant(text)
  return only === undefined || another !== undefined ? text : only
}

interface WhichProps {
  readonly dates: readonly string[]
  readonly onChoose: (written: string) => void
}

function Which({ dates, onChoose }: WhichProps) {
  const { t } = useTranslation('dates')
  const when = useWhen()
  return (
    <fieldset className={styles.which}>
      <legend>{t('which')}</legend>
      {dates.map((date) => (
        <Button key={date} kind="quiet" onClick={() => onChoose(inWords(date, when(date)))}>
          {when(date)}
        </Button>
      ))}
    </fieldset>
  )
}

/** As it is said, where that is read as the same date. */
const inWords = (date: string, words: string): string => (dateIn(words) === date ? words : date)

function Means({ date }: { readonly date: string }) {
  const { t } = useTranslation('dates')
  const when = useWhen()
  const words = spanOf(date) && when(date)
  return (
    <p className={styles.means} aria-live="polite">
      {words && words !== date && t('means', { words })}
    </p>
  )
}
