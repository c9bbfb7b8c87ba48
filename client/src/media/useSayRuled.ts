import type { WorkRuling } from '@rollcall/contract/work.ts'
import { useTranslation } from 'react-i18next'
import { announce } from '../ui/announce.ts'

/** Says that long work was cancelled, or that it is tried again. */
export function useSayRuled() {
  const { t } = useTranslation('media')
  return ({ body }: { readonly body?: { readonly ruling: WorkRuling } }) =>
    announce(t(body?.ruling === 'again' ? 'work.againNow' : 'work.cancelledNow'))
}
