import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Choices.tsx'
import styles from './Tools.module.css'
import { isLit, plainView, type View } from './view.ts'

interface LightToolsProps {
  readonly view: View
  readonly onView: (view: View) => void
}

const most = { brightness: 3, contrast: 3, gamma: 3 } as const
const parts = ['brightness', 'contrast', 'gamma'] as const

const relit = ({ turn, flip }: View): View => ({ ...plainView, turn, flip })

/** Brings out what lies in the dark or in the light of an old picture. */
export function LightTools({ view, onView }: LightToolsProps) {
  const { t } = useTranslation('stills')
  const { share } = useFormat()
  const id = useId()
  return (
    <>
      {parts.map((part) => (
        <div key={part} className={styles.slider}>
          <label htmlFor={`${id}-${part}`}>{t(`light.${part}`)}</label>
          <output htmlFor={`${id}-${part}`}>{share(view[part])}</output>
          <input
            id={`${id}-${part}`}
            type="range"
            min={0.25}
            max={most[part]}
            step={0.05}
            value={view[part]}
            aria-valuetext={share(view[part])}
            onChange={({ target }) => onView({ ...view, [part]: target.valueAsNumber })}
          />
        </div>
      ))}
      <Check
        label={t('light.invert')}
        checked={view.invert}
        onChange={(invert) => onView({ ...view, invert })}
      />
      <Button kind="quiet" wide disabled={!isLit(view)} onClick={() => onView(relit(view))}>
        {t('tool.reset')}
      </Button>
    </>
  )
}
