import { useTranslation } from 'react-i18next'
import { OnItsWay } from '../media/OnItsWay.tsx'
import { Field } from '../ui/Field.tsx'
import styles from './Portraits.module.css'
import { type SendingPortrait, sendingPortrait } from './sending.ts'

interface PortraitFileProps {
  readonly now: SendingPortrait
  readonly onChoose: (file: File) => void
  readonly error: string | undefined
}

/** Chooses the picture, and shows how it gets through. */
export function PortraitFile({ now, onChoose, error }: PortraitFileProps) {
  const { t } = useTranslation(['people', 'media'])
  if (now.state !== 'none' && now.state !== 'refused' && now.state !== 'interrupted')
    return (
      <div className={styles.sending}>
        <OnItsWay of={sendingPortrait} now={now} />
      </div>
    )
  return (
    <>
      {now.state === 'interrupted' && <p>{t('interrupted', { ns: 'media', name: now.name })}</p>}
      <Field label={t('portrait.file')} hint={t('portrait.fileHint')} error={error}>
        {({ className: _, ...tied }) => (
          <input
            {...tied}
            type="file"
            className={styles.file}
            accept="image/*"
            onChange={({ target }) => target.files?.[0] && onChoose(target.files[0])}
          />
        )}
      </Field>
    </>
  )
}
