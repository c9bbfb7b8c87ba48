import type { BodySent } from '@rollcall/contract/endpoint.ts'
import { addPortrait, getPerson, type Person } from '@rollcall/contract/people.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { upload } from '../api/upload.ts'
import { FileRefused } from '../films/FileRefused.tsx'
import { Button, Buttons } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { focusWrong } from '../ui/focusWrong.ts'
import { useDraft } from '../ui/useDraft.ts'
import { isDateRight, nothingSaid, PortraitFields, type PortraitForm } from './PortraitFields.tsx'
import styles from './Portraits.module.css'

/** A moderator adds a portrait: the file, and what is known of it. */
export function AddPortrait({ to: { id: personId } }: { readonly to: Person }) {
  const { t } = useTranslation('people')
  const [form, write, drop] = useDraft(`portrait.${personId}`, nothingSaid)
  const [times, setTimes] = useState(0)
  const element = useRef<HTMLFormElement>(null)
  const [checked, setChecked] = useState(false)
  const adding = useSendPortrait(personId, () => {
    drop()
    setChecked(false)
    setTimes(times + 1)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!adding.file || !isDateRight(form)) focusWrong(element.current)
    else if (!adding.busy) void adding.send(form)
  }
  return (
    <details className={styles.add}>
      <summary>{t('portrait.add')}</summary>
      <form ref={element} key={times} noValidate onSubmit={submit}>
        <FileRefused error={adding.error} />
        <Field
          label={t('portrait.file')}
          hint={t('portrait.fileHint')}
          error={checked && !adding.file ? t('portrait.fileMissing') : undefined}
        >
          {({ className: _, ...tied }) => (
            <input
              {...tied}
              type="file"
              accept="image/*"
              onChange={({ target }) => adding.choose(target.files?.[0] ?? null)}
            />
          )}
        </Field>
        <PortraitFields
          form={form}
          onChange={(part) => write({ ...form, ...part })}
          error={adding.error}
          checked={checked}
        />
        <Buttons>
          <Button type="submit" busy={adding.busy && t('portrait.adding')}>
            {t('portrait.add')}
          </Button>
        </Buttons>
      </form>
    </details>
  )
}

/** Sends the file first, then what is said of it. */
function useSendPortrait(personId: Person['id'], done: () => void) {
  const answers = useAnswers()
  const [file, setFile] = useState<File | null>(null)
  const [sending, setSending] = useState(false)
  const [failed, setFailed] = useState<Error | null>(null)
  const act = useAct(addPortrait, {
    onSuccess: (person, { params }) => {
      answers.set(getPerson, { params }, person)
      setFile(null)
      done()
    },
  })
  const send = async (form: PortraitForm) => {
    if (!file) return
    setSending(true)
    setFailed(null)
    try {
      const uploadId = await upload(file)
      act.mutate({ params: { personId }, body: { uploadId, ...said(form) } })
    } catch (error) {
      setFailed(error as Error)
    }
    setSending(false)
  }
  const busy = sending || act.isPending
  return { file, choose: setFile, send, busy, error: busy ? null : (failed ?? act.error) }
}

/** The fields that say something. */
const said = (form: PortraitForm): Omit<BodySent<typeof addPortrait>, 'uploadId'> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : [])),
  )
