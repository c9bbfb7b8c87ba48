import { type ReactNode, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { UndoLeft } from '../ui/UndoLeft.tsx'
import { dropUndo, undoable } from '../ui/undo.ts'
import { useKeys } from '../ui/useKeys.ts'

/** Within a minute the last answer is taken back, or what was skipped comes again; afterwards, what stands in its place. */
export function UndoButton({ otherwise }: { readonly otherwise: ReactNode }) {
  const { t } = useTranslation('compare')
  const what = useSyncExternalStore(undoable.subscribe, undoable.last)
  useKeys([{ key: 'u', text: t('undo'), run: undoLast }])
  if (!what?.undo) return otherwise
  return (
    <Button kind="plain" onClick={undoLast}>
      {t('undo')} <UndoLeft until={what.until} /> <KeyHint of="u" />
    </Button>
  )
}

function undoLast(): void {
  const last = undoable.last()
  dropUndo()
  void last?.undo?.()
}
