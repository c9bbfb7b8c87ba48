import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Slider } from '../looking/LightTools.tsx'
import { type Slid, slid } from '../looking/light.ts'
import { useLoupe, useTurning } from '../looking/useTurning.ts'
import type { Looking } from './useLooking.ts'
import { targets } from './usePair.ts'
import styles from './ViewBar.module.css'

interface ViewBarProps {
  readonly looking: Looking
  readonly onClose: () => void
}

type Setting = Slid | 'turn'
const parts: readonly Setting[] = [...slid, 'turn']

/** What changes how the pictures are seen, over their lower edge; on a phone in the place of the answers, a part at a time. */
export function ViewBar({ looking, onClose }: ViewBarProps) {
  const { t } = useTranslation(['compare', 'looking'])
  const { pair } = looking
  const { light, setLight, target, setTarget } = pair
  const [part, setPart] = useState<Setting>('brightness')
  const hasLoupe = useLoupe(pair.zoom)
  return (
    <fieldset className={styles.bar} aria-label={t('looking:tool.all')} data-part={part}>
      <div className={styles.parts}>
        {parts.map((one) => (
          <button key={one} type="button" aria-pressed={one === part} onClick={() => setPart(one)}>
            {t(`tool.${one}`)}
          </button>
        ))}
      </div>
      <div className={styles.targets}>
        {targets.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === target}
            onClick={() => setTarget(one)}
          >
            <span className={styles.wide}>{t(`target.${one}`)}</span>
            <span className={styles.narrow}>{t(`target.${one}Stacked`)}</span>
          </button>
        ))}
      </div>
      {slid.map((one) => (
        <div key={one} className={styles.slider} data-of={one}>
          <Slider part={one} light={light} onLight={setLight} />
        </div>
      ))}
      <Turn looking={looking} />
      <div className={styles.acts}>
        <button
          type="button"
          aria-pressed={light.invert}
          onClick={() => setLight({ ...light, invert: !light.invert })}
        >
          {t('looking:light.invert')}
        </button>
        <button type="button" onClick={pair.flip}>
          {t('looking:turn.flip')}
        </button>
        <button type="button" aria-pressed={hasLoupe} onClick={() => pair.zoom?.toggleLoupe()}>
          {t('looking:tool.loupe')}
        </button>
        <button type="button" onClick={looking.reset}>
          {t('reset')}
        </button>
      </div>
      <button type="button" className={styles.back} onClick={onClose}>
        {t('toAnswers')}
      </button>
    </fieldset>
  )
}

/** By a degree at a press. */
function Turn({ looking: { pair } }: { readonly looking: Looking }) {
  const { t } = useTranslation('looking')
  const { turn } = useTurning(pair.zoom)
  return (
    <div className={styles.turn} data-of="turn">
      <button type="button" aria-label={t('turn.left')} onClick={() => pair.turnBy(-1)}>
        ↺
      </button>
      <output data-changed={Math.round(turn) === 0 ? undefined : ''}>
        {t('turn.degrees', { degrees: Math.round(turn) })}
      </output>
      <button type="button" aria-label={t('turn.right')} onClick={() => pair.turnBy(1)}>
        ↻
      </button>
    </div>
  )
}
