import type { BodySent } from '@rollcall/contract/endpoint.ts'
import { getPerson, type Person } from '@rollcall/contract/people.ts'
import { addPortrait } from '@rollcall/contract/personPortraits.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { FileRefused, isOfFile } from '../media/FileRefused.tsx'
import { useWhenThere } from '../media/useWhenThere.ts'
import { announce } from '../ui/announce.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { focusWrong } from '../ui/focusWrong.ts'
import { useDraft } from '../ui/useDraft.ts'
import { isDateRight, nothingSaid, PortraitFields, type PortraitForm } from './PortraitFields.tsx'
import { PortraitFile } from './PortraitFile.tsx'
import styles from './Portraits.module.css'
import { sendingPortrait, useSendingPortrait } from './sending.ts'

/** A portrait is added, or given to wait for a moderator: the file is on its way while one writes what is known of it. */
export function AddPortrait({ to: { id: personId, can } }: { readonly to: Person }) {
  const { t } = useTranslation('people')
  const [form, write, forget] = useDraft(`portrait.${personId}`, nothingSaid)
  const now = useSendingPortrait(personId)
  const element = useRef<HTMLFormElement>(null)
  const [checked, setChecked] = useState(false)
  const [open, setOpen] = useState(now.state !== 'none')
  const add = useAddPortrait(() => {
    forget()
    setChecked(false)
    if (!can.edit) announce(t('portrait.sent'))
  })
  const [wanted, setWanted] = useWhenThere(now, ({ uploadId }) =>
    add.mutate({ params: { personId }, body: { uploadId, ...said(form) } }),
  )
  const ofFile = isOfFile(add.error)
  // What was said of a file is not said of the next one.
  const ofFormer = ofFile && now.state !== 'none'
  const refusal = now.state === 'refused' ? now.error : ofFormer ? null : add.error
  useEffect(sendingPortrait.signedIn, [])
  useEffect(() => {
    if (ofFile) sendingPortrait.drop()
  }, [ofFile])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (now.state === 'none' || !isDateRight(form)) focusWrong(element.current)
    else setWanted(true)
  }
  return (
    <details
      className={styles.add}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('portrait.add')}</summary>
      <form ref={element} noValidate onSubmit={submit}>
        {!can.edit && <p>{t('portrait.waitsFirst')}</p>}
        <FileRefused error={refusal} />
        <PortraitFile
          now={now}
          onChoose={(file) => sendingPortrait.send(file, { personId })}
          error={checked && now.state === 'none' ? t('portrait.fileMissing') : undefined}
        />
        <PortraitFields
          form={form}
          onChange={(part) => write({ ...form, ...part })}
          error={add.error}
          checked={checked}
        />
        <Buttons>
          <Button type="submit" busy={(wanted || add.isPending) && t('portrait.adding')}>
            {t('portrait.add')}
          </Button>
        </Buttons>
      </form>
    </details>
  )
}

function useAddPortrait(done: () => void) {
  const answers = useAnswers()
  return useAct(addPortrait, {
    onSuccess: (person, { params }) => {
      answers.set(getPerson, { params }, person)
      sendingPortrait.drop()
      done()
    },
  })
}

/** The fields that say something. */
const said = (form: PortraitForm): Omit<BodySent<typeof addPortrait>, 'uploadId'> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : [])),
  )
