import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import styles from './LongText.module.css'

/** About six lines of a column. */
const much = 320

/** What somebody wrote, with its lines as they were; a long text shows its beginning until it is asked for. */
export function LongText({ children }: { readonly children: string }) {
  const { t } = useTranslation('identifications')
  const [open, setOpen] = useState(false)
  const cut = children.length > much && !open
  return (
    <>
      <p className={styles.text} data-cut={cut ? '' : undefined}>
        {children}
      </p>
      {cut && (
        <div>
          <Button kind="plain" onClick={() => setOpen(true)}>
            {t('whole')}
          </Button>
        </div>
      )}
    </>
  )
}
