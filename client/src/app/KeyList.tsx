import { lazy, Suspense, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { closeKeys, keyListOpen, openKeys } from '../ui/keyListOpen.ts'
import { useKeys } from '../ui/useKeys.ts'

const KeyDialog = lazy(async () => ({ default: (await import('./KeyDialog.tsx')).KeyDialog }))

/** `?` lists the keys of this screen. */
export function KeyList() {
  const { t } = useTranslation('app')
  const open = useSyncExternalStore(keyListOpen.subscribe, keyListOpen.last)
  useKeys([{ key: '?', text: t('keys.list'), run: openKeys }])
  if (!open) return null
  return (
    <Suspense>
      <KeyDialog onClose={closeKeys} />
    </Suspense>
  )
}
