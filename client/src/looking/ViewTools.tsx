import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../ui/useKeys.ts'
import type { DeepZoom } from './DeepZoom.ts'
import { LightTools } from './LightTools.tsx'
import { isLit, type Light, plainLight } from './light.ts'
import { isTurned, upright, wound } from './placement.ts'
import { Tool, Unfolding } from './Tool.tsx'
import styles from './Tools.module.css'
import { TurnTools } from './TurnTools.tsx'
import { useLoupe, useTurning } from './useTurning.ts'

interface ViewToolsProps {
  readonly zoom: DeepZoom | null
  readonly light: Light
  readonly onLight: (light: Light) => void
  /** What else can be done here. */
  readonly children?: ReactNode
}

const step = 1.4

/** What changes how the picture is seen, never the picture. */
export function ViewTools({ zoom, light, onLight, children }: ViewToolsProps) {
  const { t } = useTranslation('looking')
  const turning = useTurning(zoom)
  const hasLoupe = useLoupe(zoom)
  const acts = {
    nearer: () => zoom?.zoom(step),
    farther: () => zoom?.zoom(1 / step),
    whole: () => zoom?.whole(),
    loupe: () => zoom?.toggleLoupe(),
    turn: () => zoom?.turn({ ...turning, turn: wound(turning.turn + 90) }),
    flip: () => zoom?.turn({ turn: wound(-turning.turn), flip: !turning.flip }),
    invert: () => onLight({ ...light, invert: !light.invert }),
    reset: () => {
      onLight(plainLight)
      zoom?.turn(upright)
      zoom?.whole()
    },
  }
  useKeys([
    { key: '+', text: t('tool.nearer'), run: acts.nearer },
    { key: '-', text: t('tool.farther'), run: acts.farther },
    { key: 'f', text: t('tool.whole'), run: acts.whole },
    { key: 'i', text: t('light.invert'), run: acts.invert },
    { key: 'r', text: t('turn.right'), run: acts.turn },
    { key: 'h', text: t('turn.flip'), run: acts.flip },
    { key: 'l', text: t('tool.loupe'), run: acts.loupe },
    { key: '0', text: t('tool.reset'), run: acts.reset },
    { key: '← ↑ ↓ →', text: t('tool.move') },
  ])
  return (
    <fieldset className={styles.tools} aria-label={t('tool.all')}>
      <Tool name={t('tool.nearer')} onPress={acts.nearer}>
        +
      </Tool>
      <Tool name={t('tool.farther')} onPress={acts.farther}>
        −
      </Tool>
      <Tool onPress={acts.whole}>{t('tool.whole')}</Tool>
      <Unfolding name={t('tool.light')} isChanged={isLit(light)}>
        <LightTools light={light} onLight={onLight} />
      </Unfolding>
      <Unfolding name={t('tool.turn')} isChanged={isTurned(turning)}>
        <TurnTools turning={turning} onTurn={(next) => zoom?.turn(next)} />
      </Unfolding>
      <Tool isOn={hasLoupe} onPress={acts.loupe}>
        {t('tool.loupe')}
      </Tool>
      {children}
    </fieldset>
  )
}
