import { correctPhoto, getStill, listStills, type StillPage } from '@rollcall/contract/stills.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/queries.ts'
import { CorrectSource } from '../films/CorrectSource.tsx'
import { ProvenanceList } from '../films/ProvenanceList.tsx'
import { useCorrected } from '../films/useCorrected.ts'
import { Button } from '../ui/Button.tsx'

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
  const params = { stillId: photo.id }
  const draft = `photo.${photo.id}`
  const act = useAct(correctPhoto, {
    onSuccess: useCorrected({ read: getStill, of: { params }, list: listStills, draft, onDone }),
  })
  return (
    <CorrectSource
      draft={draft}
      of={photo}
      act={act}
      onSave={(body) => act.mutate({ params, body })}
      onLeave={onDone}
    />
  )
}
