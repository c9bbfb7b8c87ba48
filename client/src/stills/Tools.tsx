import { useTranslation } from 'react-i18next'
import { useKeys } from '../ui/useKeys.ts'
import type { DeepZoom } from './DeepZoom.ts'
import { LightTools } from './LightTools.tsx'
import { Tool, Unfolding } from './Tool.tsx'
import styles from './Tools.module.css'
import { TurnTools } from './TurnTools.tsx'
import type { Marking } from './useMarking.ts'
import { isLit, isTurned, turned, type View } from './view.ts'

interface ToolsProps {
  readonly zoom: DeepZoom | null
  readonly view: View
  readonly onView: (view: View) => void
  /** Where the reader may mark. */
  readonly mark: Marking | null
}

const step = 1.4

/** What changes how the picture is seen, never the picture. */
export function Tools({ zoom, view, onView, mark }: ToolsProps) {
  const { t } = useTranslation('stills')
  const nearer = () => zoom?.zoom(step)
  const farther = () => zoom?.zoom(1 / step)
  useKeys([
    { key: '+', text: t('tool.nearer'), run: nearer },
    { key: '-', text: t('tool.farther'), run: farther },
    { key: '0', text: t('tool.whole'), run: () => zoom?.whole() },
    { key: 'i', text: t('light.invert'), run: () => onView({ ...view, invert: !view.invert }) },
    { key: 'r', text: t('turn.right'), run: () => onView(turned(view, 90)) },
  ])
  return (
    <fieldset className={styles.tools} aria-label={t('tool.all')}>
      <Tool name={t('tool.nearer')} onPress={nearer}>
        +
      </Tool>
      <Tool name={t('tool.farther')} onPress={farther}>
        −
      </Tool>
      <Tool onPress={() => zoom?.whole()}>{t('tool.whole')}</Tool>
      <Unfolding name={t('tool.light')} isChanged={isLit(view)}>
        <LightTools view={view} onView={onView} />
      </Unfolding>
      <Unfolding name={t('tool.turn')} isChanged={isTurned(view)}>
        <TurnTools view={view} onView={onView} />
      </Unfolding>
      {mark && (
        <Tool isOn={mark.on} onPress={(byKeys) => (mark.on ? mark.leave() : mark.start(byKeys))}>
          {t('tool.mark')}
        </Tool>
      )}
    </fieldset>
  )
}
