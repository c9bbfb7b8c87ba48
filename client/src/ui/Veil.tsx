import { useTranslation } from 'react-i18next'
import { Button, Buttons } from './Button.tsx'
import styles from './Veil.module.css'
import { unveil, type Veiled } from './veil.ts'

interface VeilProps {
  readonly of: Veiled & { readonly id?: string; readonly placeholder?: string }
  readonly label: string
}

/** A large picture with a content warning, until somebody asks to see it. */
export function Veil({ of: { id, filmId, placeholder }, label }: VeilProps) {
  const { t } = useTranslation('ui')
  const back = placeholder === undefined ? {} : { backgroundImage: `url("${placeholder}")` }
  return (
    // biome-ignore lint/a11y/useSemanticElements: it groups words and buttons, not fields.
    <div role="group" className={styles.veil} aria-label={label}>
      <div className={styles.back} style={back} aria-hidden="true" />
      <div className={styles.words}>
        <p className={styles.title}>{t('veil.warning')}</p>
        <p>{t('veil.why')}</p>
        <Buttons>
          {id && <Button onClick={() => unveil(id)}>{t('veil.show')}</Button>}
          {filmId && (
            <Button kind="plain" onClick={() => unveil(filmId)}>
              {t('veil.showAll')}
            </Button>
          )}
        </Buttons>
        <small>{t('veil.kept')}</small>
      </div>
    </div>
  )
}
