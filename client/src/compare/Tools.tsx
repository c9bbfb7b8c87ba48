import { useTranslation } from 'react-i18next'
import { LightTools } from '../looking/LightTools.tsx'
import { isLit } from '../looking/light.ts'
import { isTurned, type Turning, wound } from '../looking/placement.ts'
import { Tool, Unfolding } from '../looking/Tool.tsx'
import { TurnTools } from '../looking/TurnTools.tsx'
import { useTurning } from '../looking/useTurning.ts'
import { useKeys } from '../ui/useKeys.ts'
import styles from './Pair.module.css'
import type { Pair } from './usePair.ts'

interface ToolsProps {
  readonly pair: Pair
  /** Brings both pictures to where they began. */
  readonly onReset: () => void
}

const step = 1.4

/** What changes how the pictures are seen: the one that is chosen, and where they are linked, both. */
export function Tools({ pair, onReset }: ToolsProps) {
  const { t } = useTranslation(['compare', 'looking'])
  const { side, isLinked, setLight } = pair
  const light = pair.lights[side]
  const turning = useTurning(pair.zooms[side])
  const turn = (next: Turning) => pair.zooms[side]?.turn(next)
  const zoom = (by: number) => () => pair.zooms[side]?.zoom(by)
  useKeys([
    { key: '+', text: t('looking:tool.nearer'), run: zoom(step) },
    { key: '-', text: t('looking:tool.farther'), run: zoom(1 / step) },
    { key: '0', text: t('reset'), run: onReset },
    {
      key: 'i',
      text: t('looking:light.invert'),
      run: () => setLight({ ...light, invert: !light.invert }),
    },
    {
      key: 'r',
      text: t('looking:turn.right'),
      run: () => turn({ ...turning, turn: wound(turning.turn + 90) }),
    },
    { key: 'l', text: t('linkKey'), run: () => pair.setLinked(!isLinked) },
    { key: 'x', text: t('sideKey'), run: pair.changeSide },
  ])
  return (
    <fieldset className={styles.tools} aria-label={t('looking:tool.all')}>
      <Tool isOn={isLinked} onPress={() => pair.setLinked(!isLinked)}>
        {t('linked')}
      </Tool>
      <Tool name={t(`change.${side}`)} onPress={pair.changeSide}>
        {side === 'left' ? '◧' : '◨'}
      </Tool>
      <Tool name={t('looking:tool.nearer')} onPress={zoom(step)}>
        +
      </Tool>
      <Tool name={t('looking:tool.farther')} onPress={zoom(1 / step)}>
        −
      </Tool>
      <Unfolding name={t('looking:tool.light')} isChanged={isLit(light)}>
        <LightTools light={light} onLight={setLight} />
      </Unfolding>
      <Unfolding name={t('looking:tool.turn')} isChanged={isTurned(turning)}>
        <TurnTools turning={turning} onTurn={turn} />
      </Unfolding>
      <Tool onPress={onReset}>{t('reset')}</Tool>
    </fieldset>
  )
}
