import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import styles from './Dialog.module.css'

interface DialogProps {
  readonly title: string
  /** It was closed, by its button, by Escape or by a press beside it. Draw it only while it is open. */
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Asks for one thing, apart from the page: where it has to be answered before going on, or cannot be undone. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useTranslation('ui')
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    return () => opened?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      onClose={onClose}
      {...{ closedby: 'any' }}
    >
      <div className={styles.top}>
        <h2 id={id}>{title}</h2>
        <Button kind="plain" onClick={() => dialog.current?.close()}>
          {t('close')}
        </Button>
      </div>
      {children}
    </dialog>
  )
}
