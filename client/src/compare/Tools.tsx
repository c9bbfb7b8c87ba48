import { useTranslation } from 'react-i18next'
import { LightTools } from '../stills/LightTools.tsx'
import { Tool, Unfolding } from '../stills/Tool.tsx'
import { TurnTools } from '../stills/TurnTools.tsx'
import { isLit, isTurned, turned } from '../stills/view.ts'
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
  const { t } = useTranslation(['compare', 'stills'])
  const { side, isLinked, setView } = pair
  const view = pair.views[side]
  const zoom = (by: number) => () => pair.zooms[side]?.zoom(by)
  useKeys([
    { key: '+', text: t('stills:tool.nearer'), run: zoom(step) },
    { key: '-', text: t('stills:tool.farther'), run: zoom(1 / step) },
    { key: '0', text: t('reset'), run: onReset },
    {
      key: 'i',
      text: t('stills:light.invert'),
      run: () => setView({ ...view, invert: !view.invert }),
    },
    { key: 'r', text: t('stills:turn.right'), run: () => setView(turned(view, 90)) },
    { key: 'l', text: t('linkKey'), run: () => pair.setLinked(!isLinked) },
    { key: 'x', text: t('sideKey'), run: pair.changeSide },
  ])
  return (
    <fieldset className={styles.tools} aria-label={t('stills:tool.all')}>
      <Tool isOn={isLinked} onPress={() => pair.setLinked(!isLinked)}>
        {t('linked')}
      </Tool>
      <Tool name={t(`change.${side}`)} onPress={pair.changeSide}>
        {side === 'left' ? '◧' : '◨'}
      </Tool>
      <Tool name={t('stills:tool.nearer')} onPress={zoom(step)}>
        +
      </Tool>
      <Tool name={t('stills:tool.farther')} onPress={zoom(1 / step)}>
        −
      </Tool>
      <Unfolding name={t('stills:tool.light')} isChanged={isLit(view)}>
        <LightTools view={view} onView={setView} />
      </Unfolding>
      <Unfolding name={t('stills:tool.turn')} isChanged={isTurned(view)}>
        <TurnTools view={view} onView={setView} />
      </Unfolding>
      <Tool onPress={onReset}>{t('reset')}</Tool>
    </fieldset>
  )
}
