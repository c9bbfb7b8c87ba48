import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { isOfFile } from '../media/FileRefused.tsx'
import { useWhenThere } from '../media/useWhenThere.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { focusWrong } from '../ui/focusWrong.ts'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { emptyForm, wrongIn } from './provenanceForm.ts'
import { SendingFile } from './SendingFile.tsx'
import { SourceFields } from './SourceFields.tsx'
import { sending } from './sending.ts'
import { useAdd } from './useAdd.ts'
import { offeredPage, WhichPicture } from './WhichPicture.tsx'

/** The file is on its way while one writes where it comes from; both together make the film or photo. */
export function AddForm() {
  const { t } = useTranslation('films')
  const now = useSyncExternalStore(sending.subscribe, sending.last)
  const [form, write, forget] = useDraft('add', emptyForm)
  const [checked, setChecked] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  const add = useAdd(forget)
  const ofFile = isOfFile(add.error)
  const [page, setPage] = useState<number | null>(null)
  const [wanted, setWanted] = useWhenThere(now, (there) =>
    add.send(there, form, page ?? offeredPage(add.error)),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (now.state === 'none' || Object.keys(wrongIn(form)).length > 0) focusWrong(element.current)
    else setWanted(true)
  }
  useEffect(() => {
    if (add.error === null) return
    // What was refused for what it is, or is gone, has to be sent anew; what was written stays.
    if (ofFile) {
      sending.drop()
      setPage(null)
    }
    focusWrong(element.current)
  }, [add.error, ofFile])
  const waits = wanted && t('addWhenThere')
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <SendingFile
        now={now}
        refusal={ofFile ? add.error : null}
        missing={checked && now.state === 'none' && !add.error}
      />
      <SourceFields form={form} onChange={write} error={add.error} checked={checked} />
      <Refused error={ofFile ? null : add.error} />
      <WhichPicture error={add.error} page={page} onChange={setPage} />
      <Buttons>
        <Button kind="primary" type="submit" busy={waits || (add.isPending && t('adding'))}>
          {t('addIt')}
        </Button>
        {waits && (
          <Button kind="plain" onClick={() => setWanted(false)}>
            {t('notYet')}
          </Button>
        )}
      </Buttons>
    </form>
  )
}
