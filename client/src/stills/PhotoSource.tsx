import { listChanges } from '@rollcall/contract/history.ts'
import { correctPhoto, getStill, listStills, type StillPage } from '@rollcall/contract/stills.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { CorrectSource } from '../films/CorrectSource.tsx'
import { ProvenanceList } from '../films/ProvenanceList.tsx'
import { Button } from '../ui/Button.tsx'
import { dropDraft } from '../ui/useDraft.ts'

/** What is said of a photo, and where whoever may corrects it. */
export function PhotoSource({ photo }: { readonly photo: StillPage }) {
  const { t } = useTranslation('films')
  const [correcting, setCorrecting] = useState(false)
  if (correcting) return <CorrectPhoto photo={photo} onDone={() => setCorrecting(false)} />
  return (
    <div>
      <ProvenanceList of={{ photoId: photo.id }} {...photo} provenance={photo.provenance ?? {}} />
      {photo.can.edit && (
        <Button kind="plain" onClick={() => setCorrecting(true)}>
          {t('correct')}
        </Button>
      )}
    </div>
  )
}

interface CorrectPhotoProps {
  readonly photo: StillPage
  readonly onDone: () => void
}

function CorrectPhoto({ photo, onDone }: CorrectPhotoProps) {
  const answers = useAnswers()
  const draft = `photo.${photo.id}`
  const act = useAct(correctPhoto, {
    onSuccess: (corrected, { params }) => {
      answers.set(getStill, { params }, corrected)
      void answers.refresh(listStills)
      void answers.refresh(listChanges)
      dropDraft(draft)
      onDone()
    },
  })
  return (
    <CorrectSource
      draft={draft}
      of={photo}
      act={act}
      onSave={(body) => act.mutate({ params: { stillId: photo.id }, body })}
      onLeave={onDone}
    />
  )
}
