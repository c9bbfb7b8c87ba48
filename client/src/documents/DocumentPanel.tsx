import {
  correctDocument,
  getDocument,
  listDocuments,
  type SourceDocument,
} from '@rollcall/contract/documents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useAct } from '../api/queries.ts'
import { CorrectSource } from '../films/CorrectSource.tsx'
import { ProvenanceList } from '../films/ProvenanceList.tsx'
import { useCorrected } from '../films/useCorrected.ts'
import { useTellSource } from '../films/useTellSource.ts'
import { Changes } from '../history/Changes.tsx'
import { Button } from '../ui/Button.tsx'
import { Heading } from '../ui/Heading.tsx'
import { About } from './About.tsx'
import { AddPages } from './AddPages.tsx'
import styles from './Documents.module.css'
import { useStateWords } from './useStateWords.ts'

/** What is known about a document, what it is attached to, and where that is corrected. */
export function DocumentPanel({ document }: { readonly document: SourceDocument }) {
  const { t } = useTranslation('documents')
  const tell = useTellSource()
  const stateWords = useStateWords()
  const [correcting, setCorrecting] = useState(false)
  const { state } = useLocation()
  const mayEdit = document.can.edit
  return (
    <div className={styles.panel}>
      <p>
        <Link data-alone="" to="/documents">
          {t('documents')}
        </Link>
      </p>
      <Heading className={styles.title}>{document.title}</Heading>
      {(state as { known?: boolean } | null)?.known && <p role="status">{t('known')}</p>}
      <small>{mayEdit ? stateWords(document) : t('onlyOpen')}</small>
      {correcting ? (
        <Correct document={document} onDone={() => setCorrecting(false)} />
      ) : (
        <>
          <About document={document} />
          <ProvenanceList of={{ documentId: document.id }} {...document} />
          {mayEdit && (
            <Button kind="plain" onClick={() => setCorrecting(true)}>
              {t('correct')}
            </Button>
          )}
          {mayEdit && <AddPages document={document} />}
          <Changes of={{ documentId: document.id }} tell={tell} />
        </>
      )}
    </div>
  )
}

function Correct({ document, onDone }: { document: SourceDocument; onDone: () => void }) {
  const params = { documentId: document.id }
  const draft = `document.${document.id}`
  const edit = useAct(correctDocument, {
    onSuccess: useCorrected({
      read: getDocument,
      of: { params },
      list: listDocuments,
      draft,
      onDone,
    }),
  })
  return (
    <CorrectSource
      draft={draft}
      of={document}
      act={edit}
      onSave={(body) => edit.mutate({ params, body })}
      onLeave={onDone}
    />
  )
}
