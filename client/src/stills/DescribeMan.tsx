import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import type { Marked } from './useMending.ts'

const ClueDialog = lazy(async () => ({ default: (await import('./ClueDialog.tsx')).ClueDialog }))

/** Leads to saying what can be seen of him. */
export function DescribeMan({ of: sighting }: { readonly of: Marked }) {
  const { t } = useTranslation('stills')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="plain" onClick={() => setOpen(true)}>
        {t('clues.give')}
      </Button>
      {open && (
        <Suspense>
          <ClueDialog of={sighting} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
