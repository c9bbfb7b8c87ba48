import { useTranslation } from 'react-i18next'
import styles from './LayerTools.module.css'
import type { Align } from './useAlign.ts'

/** What to do with the points, and once it is done, how to mend or undo it. */
export function AlignTold({ align }: { readonly align: Align }) {
  const { t } = useTranslation('compare')
  return (
    <div className={styles.panel}>
      <span role="status">{t(align.isAligned ? 'align.done' : 'align.how')}</span>
      {align.isAligned && (
        <button type="button" className={styles.undo} onClick={align.undo}>
          {t('align.undo')}
        </button>
      )}
    </div>
  )
}
