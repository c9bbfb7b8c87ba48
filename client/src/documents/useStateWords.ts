import type { SourceDocument } from '@rollcall/contract/documents.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'

/** How far a document is, and how much of it is open, in words for moderators. */
export function useStateWords(): (document: SourceDocument) => string {
  const { t } = useTranslation('documents')
  const { number, share } = useFormat()
  return ({ state, progress, opened, pages }) => {
    if (state === 'failed') return t('state.failed')
    if (state !== 'ready') return t(`state.${state}`, { share: share(progress.done) })
    return opened === 0
      ? t('openedNone')
      : t('openedOf', { count: pages, opened: number(opened), pages: number(pages) })
  }
}
