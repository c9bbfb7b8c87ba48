import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import type { Film } from '@rollcall/contract/films.ts'
import { timecodeOf } from '@rollcall/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import type { Playing } from './FilmPlayer.ts'
import styles from './Scrubber.module.css'

interface ScrubberProps {
  readonly now: Playing
  readonly facts: FilmFacts
  readonly shots: Film['shots']
  readonly onSeek: (frame: number) => void
}

/** The whole film as a line, with a notch where a shot begins. */
export function Scrubber({ now: { frame }, facts, shots, onSeek }: ScrubberProps) {
  const { t } = useTranslation('films')
  const { number } = useFormat()
  const last = facts.frames - 1
  return (
    <div className={styles.scrubber}>
      <div className={styles.notches} aria-hidden="true">
        {shots.slice(1).map(({ from }) => (
          <i key={from} style={{ left: `${(from / Math.max(1, last)) * 100}%` }} />
        ))}
      </div>
      <input
        type="range"
        className={styles.range}
        min={0}
        max={last}
        step={1}
        value={frame}
        aria-label={t('position.label')}
        aria-valuetext={`${t('position.frame', { frame: number(frame) })}, ${timecodeOf(frame, facts.rate)}`}
        onChange={(event) => onSeek(event.target.valueAsNumber)}
      />
    </div>
  )
}
