import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Choices.tsx'
import styles from './LightTools.module.css'
import { isChanged, isLit, type Light, plainLight, ranges, type Slid, slid } from './light.ts'

interface LightToolsProps {
  readonly light: Light
  readonly onLight: (light: Light) => void
}

/** Brings out what lies in the dark or in the light of an old picture. What is not as it was is amber. */
export function LightTools({ light, onLight }: LightToolsProps) {
  const { t } = useTranslation('looking')
  return (
    <>
      {slid.map((part) => (
        <Slider key={part} part={part} light={light} onLight={onLight} />
      ))}
      <Check
        label={t('light.invert')}
        checked={light.invert}
        onChange={(invert) => onLight({ ...light, invert })}
      />
      <Button kind="quiet" wide disabled={!isLit(light)} onClick={() => onLight(plainLight)}>
        {t('tool.reset')}
      </Button>
    </>
  )
}

/** One of them; pressed twice it is as it was. */
export function Slider({ part, light, onLight }: LightToolsProps & { readonly part: Slid }) {
  const { t } = useTranslation('looking')
  const { share } = useFormat()
  const id = useId()
  const value = light[part]
  const set = (next: number) => onLight({ ...light, [part]: next })
  return (
    <div className={styles.slider} data-changed={isChanged(light, part) ? '' : undefined}>
      <label htmlFor={id}>{t(`light.${part}`)}</label>
      <output htmlFor={id}>{share(value)}</output>
      <input
        id={id}
        type="range"
        {...ranges[part]}
        value={value}
        aria-valuetext={share(value)}
        onChange={({ target }) => set(target.valueAsNumber)}
        onDoubleClick={() => set(plainLight[part])}
      />
    </div>
  )
}
