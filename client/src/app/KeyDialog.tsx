import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Check } from '../ui/Choices.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { keyName } from '../ui/KeyHint.tsx'
import { bindings, keysOn, switchKeys } from '../ui/keys.ts'
import styles from './KeyDialog.module.css'

export function KeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('app')
  const on = useSyncExternalStore(keysOn.subscribe, keysOn.last)
  const bound = useSyncExternalStore(bindings.subscribe, bindings.last)
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className={styles.keys}>
        {bound.flat().map(({ key, text }) => (
          <div key={key}>
            <dt>
              <kbd>{keyName(key)}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Check label={t('keys.on')} checked={on} onChange={switchKeys} />
    </Dialog>
  )
}
