import { getDocument, type SourceDocument } from '@rollcall/contract/documents.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { Beside, BesideLoading } from '../ui/Beside.tsx'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { Page } from '../ui/Page.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Refused } from '../ui/Refused.tsx'
import { DocumentPanel } from './DocumentPanel.tsx'
import styles from './Documents.module.css'
import { Pages } from './Pages.tsx'
import { RuleRendering } from './RuleRendering.tsx'
import { useDocumentLive } from './useDocumentLive.ts'

const AGAIN_MS = 1_000
const isOnItsWay = (document: SourceDocument | undefined) =>
  document?.state === 'waiting' || document?.state === 'rendering'

/** A source document: its pages as pictures, what they say, and where it comes from. */
export function DocumentScreen() {
  const { t } = useTranslation('documents')
  const documentId = useIdParam('documentId')
  const again = (now: SourceDocument | undefined) => (isOnItsWay(now) ? AGAIN_MS : false)
  const { data, error, refetch } = useGet(getDocument, { params: { documentId } }, { again })
  useDocumentLive(documentId)
  if (error && !data)
    return (
      <Page title={t('document')}>
        <Refused error={error} onAgain={refetch} />
      </Page>
    )
  if (!data) return <BesideLoading />
  return (
    <Beside side={<DocumentPanel document={data} />}>
      <DocumentTitle>{data.title}</DocumentTitle>
      <div className={styles.seen}>
        {isOnItsWay(data) && (
          <Progress doing={t(`doing.${data.state as 'waiting'}`)} done={data.progress.done} />
        )}
        {data.state === 'failed' && (
          <div role="alert">
            <p>{t(data.cancelled ? 'state.cancelled' : 'state.failed')}</p>
            {data.failure && !data.cancelled && <p lang="en">{data.failure}</p>}
          </div>
        )}
        <RuleRendering document={data} />
        {data.unread.length > 0 && (
          <p>{t('unread', { count: data.unread.length, pages: data.unread.join(', ') })}</p>
        )}
        <Pages document={data} />
      </div>
    </Beside>
  )
}
