import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import { frameAfterHour, frameOfPosition } from '@rollcall/contract/time.ts'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { useGauge } from './gauge.ts'
import styles from './Position.module.css'
import { PositionWords } from './PositionWords.tsx'

interface PositionBoxProps {
  readonly frame: number
  readonly facts: FilmFacts
  readonly onSeek: (frame: number) => void
}

/** Says where one is in four ways, and takes any of them to go elsewhere. */
export function PositionBox({ frame, facts, onSeek }: PositionBoxProps) {
  const { t } = useTranslation('films')
  const [gauge] = useGauge()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<'unread' | 'beyond' | null>(null)
  const go = (event: FormEvent) => {
    event.preventDefault()
    const { rate, frames } = facts
    const asTyped = frameOfPosition(typed, rate, gauge)
    if (asTyped === null) return setWrong('unread')
    const wished = asTyped < frames ? asTyped : frameAfterHour(typed, rate, frames)
    if (wished === null) return setWrong('beyond')
    setTyped('')
    onSeek(wished)
  }
  return (
    <form className={styles.box} onSubmit={go} noValidate>
      <PositionWords frame={frame} rate={facts.rate} />
      <span className={styles.go}>
        <label htmlFor={id}>{t('position.goTo')}</label>
        <input
          id={id}
          value={typed}
          placeholder={t('position.example')}
          autoComplete="off"
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${id}-error` : undefined}
          onChange={(event) => {
            setTyped(event.target.value)
            setWrong(null)
          }}
        />
        <Button kind="quiet" type="submit">
          {t('position.go')}
        </Button>
      </span>
      {wrong && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {t(`position.${wrong}`, { last: facts.frames - 1 })}
        </p>
      )}
    </form>
  )
}
