import { useTranslation } from 'react-i18next'
import { LightTools } from '../looking/LightTools.tsx'
import { isLit } from '../looking/light.ts'
import { isTurned } from '../looking/placement.ts'
import { Tool, Unfolding } from '../looking/Tool.tsx'
import { TurnTools } from '../looking/TurnTools.tsx'
import { useTurning } from '../looking/useTurning.ts'
import styles from './Pair.module.css'
import type { Pair } from './usePair.ts'

interface ToolsProps {
  readonly pair: Pair
  /** Brings both pictures to where they began. */
  readonly onReset: () => void
}

/** What changes how the pictures are seen: the one that is chosen, and where they are linked, both. */
export function Tools({ pair, onReset }: ToolsProps) {
  const { t } = useTranslation(['compare', 'looking'])
  const { side, isLinked, setLight } = pair
  const light = pair.lights[side]
  const turning = useTurning(pair.zooms[side])
  return (
    <fieldset className={styles.tools} aria-label={t('looking:tool.all')}>
      <Tool isOn={isLinked} onPress={() => pair.setLinked(!isLinked)}>
        {t('linked')}
      </Tool>
      <Tool name={t(`change.${side}`)} onPress={pair.changeSide}>
        {side === 'left' ? '◧' : '◨'}
      </Tool>
      <Tool name={t('looking:tool.nearer')} onPress={pair.nearer}>
        +
      </Tool>
      <Tool name={t('looking:tool.farther')} onPress={pair.farther}>
        −
      </Tool>
      <Unfolding name={t('looking:tool.light')} isChanged={isLit(light)}>
        <LightTools light={light} onLight={setLight} />
      </Unfolding>
      <Unfolding name={t('looking:tool.turn')} isChanged={isTurned(turning)}>
        <TurnTools turning={turning} onTurn={pair.turn} />
      </Unfolding>
      <Tool onPress={onReset}>{t('reset')}</Tool>
    </fieldset>
  )
}
