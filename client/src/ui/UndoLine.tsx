import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import { UndoLeft } from './UndoLeft.tsx'
import styles from './UndoLine.module.css'
import { dropUndo, undoable } from './undo.ts'

/** What was done last, and for a minute the way back. */
export function UndoLine() {
  const { t } = useTranslation('ui')
  const what = useSyncExternalStore(undoable.subscribe, undoable.last)
  useEffect(() => {
    // What was pressed last would lie under it, where it stands low in the window.
    const pressed = document.activeElement
    if (what && pressed?.matches('main :is(a, button, input)'))
      pressed.scrollIntoView({ block: 'nearest' })
  }, [what])
  const undo = () => {
    dropUndo()
    void what?.undo?.()
  }
  return (
    <div className={styles.line} role="status">
      {what && (
        <>
          <span>{what.text}</span>
          {what.undo && (
            <Button kind="plain" onClick={undo}>
              {t('undo')} <UndoLeft until={what.until} />
            </Button>
          )}
          <Button kind="plain" onClick={dropUndo}>
            {t('close')}
          </Button>
        </>
      )}
    </div>
  )
}
