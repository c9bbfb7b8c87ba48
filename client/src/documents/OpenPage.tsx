import {
  type DocumentPage,
  getDocumentPage,
  listDocumentPages,
  openDocumentPage,
} from '@rollcall/contract/documentPages.ts'
import { getDocument, listDocuments } from '@rollcall/contract/documents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Check } from '../ui/Choices.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Status } from '../ui/Status.tsx'
import { TextForm } from '../ui/TextForm.tsx'
import styles from './Documents.module.css'

/** For moderators: whether others see a page. It is opened with one's word, and closed with reasons. */
export function OpenPage({ of }: { readonly of: DocumentPage }) {
  const { t } = useTranslation('documents')
  const answers = useAnswers()
  const [asking, setAsking] = useState(false)
  const act = useAct(openDocumentPage, {
    onSuccess: (now, { params }) => {
      setAsking(false)
      answers.set(getDocumentPage, { params } as never, now)
      for (const endpoint of [getDocument, listDocumentPages, listDocuments])
        void answers.refresh(endpoint)
    },
  })
  if (!of.can.open) return null
  const params = { documentId: of.documentId, page: `${of.page}` } as never
  return (
    <div className={styles.opening}>
      <Status tone={of.opened ? 'ok' : 'none'}>{t(of.opened ? 'isOpen' : 'isClosed')}</Status>
      {!asking && (
        <Button kind="plain" onClick={() => setAsking(true)}>
          {t(of.opened ? 'close' : 'open')}
        </Button>
      )}
      {asking && !of.opened && (
        <Opening
          act={act}
          onOpen={() => act.mutate({ params, body: { opened: true, checked: true } })}
          onLeave={() => setAsking(false)}
        />
      )}
      {asking && of.opened && (
        <TextForm
          name="reasons"
          draft={`document.close.${of.documentId}.${of.page}`}
          label={t('closeWhy')}
          hint={t('closeHint')}
          missing={t('closeMissing')}
          send={t('close')}
          busy={t('saving')}
          leave={t('leave')}
          act={act}
          onSend={(reasons) => act.mutate({ params, body: { opened: false, reasons } })}
          onLeave={() => setAsking(false)}
        />
      )}
    </div>
  )
}

interface OpeningProps {
  readonly act: { readonly error: Error | null; readonly isPending: boolean }
  readonly onOpen: () => void
  readonly onLeave: () => void
}

/** The picture and the text that is searched: both have to be looked through. */
function Opening({ act, onOpen, onLeave }: OpeningProps) {
  const { t } = useTranslation('documents')
  const [checked, setChecked] = useState(false)
  return (
    <>
      <Check label={t('checked')} checked={checked} onChange={setChecked} />
      <p>
        <small>{t('checkedHint')}</small>
      </p>
      <Refused error={act.error} />
      <Buttons>
        <Button disabled={!checked} busy={act.isPending && t('saving')} onClick={onOpen}>
          {t('openIt')}
        </Button>
        <Button kind="plain" onClick={onLeave}>
          {t('leave')}
        </Button>
      </Buttons>
    </>
  )
}
