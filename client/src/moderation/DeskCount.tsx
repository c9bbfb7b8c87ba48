import { getQueue } from '@rollcall/contract/queue.ts'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useWatch } from '../live/hooks.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { useTold } from './useTold.ts'

/** How much waits at the desk, beside its name in the head: counted again when something changes there, never twice at once. */
export function DeskCount() {
  const { t } = useTranslation('app')
  const told = useTold()
  const { data, refetch } = useGet(getQueue, { query: { limit: 1 } })
  const reading = useRef({ now: false, again: false })
  const read = async (): Promise<void> => {
    if (reading.current.now) {
      reading.current.again = true
      return
    }
    reading.current = { now: true, again: false }
    await refetch({ cancelRefetch: false })
    const { again } = reading.current
    reading.current = { now: false, again: false }
    if (again) await read()
  }
  useWatch('queue', () => void read())
  if (!data) return null
  const waiting = told(...Object.values(data.waiting))
  return (
    <>
      <small aria-hidden="true">{waiting}</small>
      <VisuallyHidden>{t('place.deskWaits', { waiting })}</VisuallyHidden>
    </>
  )
}
