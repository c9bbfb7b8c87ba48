import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useKeys } from '../ui/useKeys.ts'
import styles from './LayerTools.module.css'
import { fastestBlinkMs } from './mode.ts'
import type { Layers } from './useLayers.ts'

/** What can be set where the one picture lies over the other. */
export function LayerTools({ layers }: { readonly layers: Layers }) {
  switch (layers.mode) {
    case 'pair':
      return null
    case 'curtain':
      return <Curtain layers={layers} />
    case 'overlay':
      return <Overlay layers={layers} />
    case 'blink':
      return <Blink layers={layers} />
  }
}

function Curtain({ layers: { cut, setCut } }: { readonly layers: Layers }) {
  const { t } = useTranslation('compare')
  return (
    <input
      type="range"
      className={styles.curtain}
      aria-label={t('layers.curtain')}
      min={0}
      max={100}
      step={1}
      value={cut}
      onChange={({ target }) => setCut(target.valueAsNumber)}
    />
  )
}

function Overlay({ layers: { opacity, setOpacity } }: { readonly layers: Layers }) {
  const { t } = useTranslation('compare')
  const { share } = useFormat()
  return (
    <label className={styles.panel}>
      {t('layers.opacity')}
      <input
        type="range"
        min={0}
        max={100}
        value={opacity}
        aria-valuetext={share(opacity / 100)}
        onChange={({ target }) => setOpacity(target.valueAsNumber)}
      />
      <output>{share(opacity / 100)}</output>
    </label>
  )
}

function Blink({ layers }: { readonly layers: Layers }) {
  const { t } = useTranslation('compare')
  const { blinkMs, setBlinkMs, isBlinking, setBlinking } = layers
  const said = t('layers.seconds', { n: (blinkMs / 1000).toFixed(1) })
  useKeys([{ key: 'b', text: t('layers.change'), run: layers.change }])
  return (
    <div className={styles.panel}>
      <button type="button" onClick={layers.change}>
        {t('layers.change')} <KeyHint of="b" />
      </button>
      {layers.canBlink && (
        <>
          <button type="button" aria-pressed={isBlinking} onClick={() => setBlinking(!isBlinking)}>
            {t(isBlinking ? 'layers.stop' : 'layers.start')}
          </button>
          <label>
            {t('layers.every')}
            <input
              type="range"
              min={fastestBlinkMs}
              max={3000}
              step={100}
              value={blinkMs}
              aria-valuetext={said}
              onChange={({ target }) => setBlinkMs(target.valueAsNumber)}
            />
            <output>{said}</output>
          </label>
        </>
      )}
    </div>
  )
}
