import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Choices.tsx'
import styles from './LightTools.module.css'
import { isTurned, type Turning, upright, wound } from './placement.ts'

interface TurnToolsProps {
  readonly turning: Turning
  readonly onTurn: (turning: Turning) => void
}

/** Turns the picture by degrees or by quarters, or over: films are scanned from either side. */
export function TurnTools({ turning, onTurn }: TurnToolsProps) {
  const { t } = useTranslation('looking')
  const id = useId()
  const { turn, flip } = turning
  const to = (degrees: number) => onTurn({ flip, turn: wound(degrees) })
  const said = t('turn.degrees', { degrees: Math.round(turn) })
  return (
    <>
      <div className={styles.slider} data-changed={turn === 0 ? undefined : ''}>
        <label htmlFor={id}>{t('turn.turn')}</label>
        <output htmlFor={id}>{said}</output>
        <input
          id={id}
          type="range"
          min={-180}
          max={180}
          step={1}
          value={turn}
          aria-valuetext={said}
          onChange={({ target }) => to(target.valueAsNumber)}
          onDoubleClick={() => to(0)}
        />
      </div>
      <div className={styles.pair}>
        <Button kind="quiet" aria-label={t('turn.left')} onClick={() => to(turn - 90)}>
          ↺ 90°
        </Button>
        <Button kind="quiet" aria-label={t('turn.right')} onClick={() => to(turn + 90)}>
          ↻ 90°
        </Button>
      </div>
      <Check
        label={t('turn.flip')}
        checked={flip}
        // What is mirrored leans the other way.
        onChange={() => onTurn({ turn: wound(-turn), flip: !flip })}
      />
      <Button kind="quiet" wide disabled={!isTurned(turning)} onClick={() => onTurn(upright)}>
        {t('tool.reset')}
      </Button>
    </>
  )
}
