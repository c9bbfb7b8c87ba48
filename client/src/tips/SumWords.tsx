import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { sum } from './proof.ts'

/** What the device does by itself meanwhile, in words that worry nobody. */
export function SumWords() {
  const { t } = useTranslation('tips')
  const now = useSyncExternalStore(sum.subscribe, sum.last)
  return (
    <p>
      <small>{t(`sum.${now}`)}</small>
    </p>
  )
}
