import type { Change } from '@rollcall/contract/changes.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'

/** Who made a change, as far as the reader may know, and when. */
export function useWho(): (change: Change) => string {
  const { t } = useTranslation('history')
  const { moment } = useFormat()
  return ({ by, byModerator, at }) => {
    const role = t(byModerator ? 'moderator' : 'author')
    return `${by === null ? role : t('by', { name: by, role })} · ${moment(at)}`
  }
}
