import { listDocumentPages } from '@rollcall/contract/documentPages.ts'
import { addDocumentFile, getDocument, type SourceDocument } from '@rollcall/contract/documents.ts'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { FileRefused } from '../media/FileRefused.tsx'
import { OnItsWay } from '../media/OnItsWay.tsx'
import { Sender } from '../media/Sender.ts'
import { FileChooser } from '../ui/FileChooser.tsx'
import { Fold } from '../ui/Fold.tsx'

/** The pages that are on their way to a document. */
const sending = new Sender<{ readonly documentId: string }>('sendingPages')

/** For moderators: one more PDF or picture, whose pages come after the last. */
export function AddPages({ document }: { readonly document: SourceDocument }) {
  const { t } = useTranslation('documents')
  const answers = useAnswers()
  const now = useSyncExternalStore(sending.subscribe, sending.last)
  const act = useAct(addDocumentFile, {
    onSuccess: (made, { params }) => {
      answers.set(getDocument, { params }, made)
      void answers.refresh(listDocumentPages)
      sending.drop()
    },
    onError: () => sending.drop(),
  })
  const mine = now.state !== 'none' && now.about.documentId === document.id
  const uploadId = mine && now.state === 'there' ? now.uploadId : null
  useEffect(() => {
    if (uploadId) act.mutate({ params: { documentId: document.id }, body: { uploadId } })
  }, [uploadId])
  const words = { choose: t('pagesChoose'), orDrop: t('orDrop'), formats: t('formats') }
  const refused = mine && now.state === 'refused' ? now.error : act.error
  return (
    <Fold title={t('addPages')}>
      <FileRefused error={refused} />
      {!mine || now.state === 'refused' || now.state === 'interrupted' ? (
        <FileChooser
          words={words}
          accept=".pdf,image/*,.tif,.tiff"
          isWrong={refused !== null}
          onChoose={(file) => sending.send(file, { documentId: document.id })}
        />
      ) : (
        <OnItsWay of={sending} now={now} />
      )}
    </Fold>
  )
}
