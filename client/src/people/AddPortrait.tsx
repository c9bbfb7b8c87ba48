import { addPortrait, getPerson, type Person } from '@rollcall/contract/people.ts'
import { edtf } from '@rollcall/contract/provenance.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { errorAt } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import { upload } from '../api/upload.ts'
import { FileRefused } from '../films/FileRefused.tsx'
import { Button, Buttons } from '../ui/Button.tsx'
import { Field, TextField } from '../ui/Field.tsx'
import { useDraft } from '../ui/useDraft.ts'
import styles from './Portraits.module.css'

const empty = { date: '', source: '', rights: '' }

/** A moderator adds a portrait: the file, and what is known of it. */
export function AddPortrait({ to: { id: personId } }: { readonly to: Person }) {
  const { t } = useTranslation('people')
  const [form, write, drop] = useDraft(`portrait.${personId}`, empty)
  const [times, setTimes] = useState(0)
  const [checked, setChecked] = useState(false)
  const adding = useSendPortrait(personId, () => {
    drop()
    setChecked(false)
    setTimes(times + 1)
  })
  const dateWrong = form.date.trim() !== '' && !edtf.safeParse(form.date).success
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (adding.file && !dateWrong && !adding.busy) void adding.send(form)
  }
  const field = (name: keyof typeof empty, error?: string | false) => (
    <TextField
      optional
      label={t(`portrait.${name}`)}
      hint={name === 'date' && t('hint.dates')}
      maxLength={300}
      value={form[name]}
      onChange={(value) => write({ ...form, [name]: value })}
      error={error || errorAt(adding.error, name)}
    />
  )
  return (
    <details className={styles.add}>
      <summary>{t('portrait.add')}</summary>
      <form key={times} noValidate onSubmit={submit}>
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
        {field('date', checked && dateWrong && t('wrong.dateWrong'))}
        {field('source')}
        {field('rights')}
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
  const send = async (form: typeof empty) => {
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
const said = (form: typeof empty): Partial<typeof empty> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : [])),
  )
