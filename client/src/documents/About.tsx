import {
  attachDocument,
  type DocumentAbout,
  documentAbout,
  getDocument,
  listDocuments,
  type SourceDocument,
} from '@rollcall/contract/documents.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { isProblem } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import { useManNumber } from '../men/useManName.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './Documents.module.css'

const places = { film: 'films', still: 'stills', person: 'people', subject: 'subjects' } as const

/** What the document tells something of; moderators attach it to more, by the address of a page, and take it off. */
export function About({ document }: { readonly document: SourceDocument }) {
  const { t } = useTranslation('documents')
  const byNumber = useManNumber()
  const answers = useAnswers()
  const act = useAct(attachDocument, {
    onSuccess: (now, { params }) => {
      answers.set(getDocument, { params }, now)
      void answers.refresh(listDocuments)
    },
  })
  const attach = (about: readonly DocumentAbout[]) =>
    act.mutate({ params: { documentId: document.id }, body: { about: [...about] } })
  const known = document.about as unknown as readonly (DocumentAbout & { label: string })[]
  const bare = known.map(({ kind, id }) => ({ kind, id }) as DocumentAbout)
  if (known.length === 0 && !document.can.edit) return null
  return (
    <section className={styles.about} aria-label={t('about')}>
      <h2>{t('about')}</h2>
      <ul>
        {known.map(({ kind, id, label }) => (
          <li key={id}>
            <Link data-alone="" to={`/${places[kind]}/${id}`}>
              {kind === 'subject' ? byNumber(Number(label)) : label}
            </Link>
            {document.can.edit && (
              <Button
                kind="plain"
                aria-label={t('detachOne', { what: label })}
                onClick={() => attach(bare.filter((one) => one.id !== id))}
              >
                {t('detach')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {document.can.edit && (
        <Attach act={act} onAttach={(one) => attach([...bare, one])} key={known.length} />
      )}
    </section>
  )
}

interface AttachProps {
  readonly act: { readonly error: Error | null; readonly isPending: boolean }
  readonly onAttach: (about: DocumentAbout) => void
}

function Attach({ act, onAttach }: AttachProps) {
  const { t } = useTranslation('documents')
  const [address, setAddress] = useState('')
  const [wrong, setWrong] = useState(false)
  const unknown = isProblem(act.error, 'request.invalid')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const about = aboutIn(address)
    setWrong(about === null)
    if (about) onAttach(about)
  }
  return (
    <form noValidate onSubmit={submit}>
      <TextField
        label={t('attach.label')}
        hint={t('attach.hint')}
        value={address}
        onChange={setAddress}
        error={wrong ? t('attach.wrong') : unknown ? t('attach.unknown') : undefined}
      />
      <Refused error={unknown ? null : act.error} />
      <Buttons>
        <Button type="submit" busy={act.isPending && t('saving')}>
          {t('attach.do')}
        </Button>
      </Buttons>
    </form>
  )
}

/** Of whose page an address is. */
function aboutIn(address: string): DocumentAbout | null {
  const [, place = '', id = ''] =
    /(films|stills|people|subjects)\/([0-9a-f]{24})/.exec(address) ?? []
  const kind = Object.entries(places).find(([, one]) => one === place)?.[0]
  return documentAbout.safeParse({ kind, id }).data ?? null
}
