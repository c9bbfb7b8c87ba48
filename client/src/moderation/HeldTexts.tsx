import { listEvidence, listProposals } from '@rollcall/contract/casePages.ts'
import { takeReleaseBack } from '@rollcall/contract/cases.ts'
import type { HeldText } from '@rollcall/contract/caseView.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useList } from '../api/queries.ts'
import { restFrom } from '../api/useRest.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { LongText } from '../identifications/LongText.tsx'
import told from '../identifications/Told.module.css'
import { takeIn } from '../men/cached.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Status } from '../ui/Status.tsx'
import { useKeys } from '../ui/useKeys.ts'
import type { CaseProps } from './Case.tsx'
import { noteOwn } from './ownChanges.ts'
import { ReleaseForm } from './ReleaseForm.tsx'

/** What visitors do not read around a withheld name, text by text, each to be read and released. */
export function HeldTexts({ of: one, view }: CaseProps) {
  const { t } = useTranslation('moderation')
  const texts = useHeldTexts(one, view)
  const section = useRef<HTMLElement>(null)
  const release = () => section.current?.querySelector<HTMLElement>('[data-release]')?.click()
  useKeys([{ key: 'r', text: t('keys.release'), run: release }])
  if (texts.length === 0) return null
  // Whoever has a part in the case releases nothing in it.
  const may = one.can.decide.length > 0
  return (
    <section ref={section} className={told.told}>
      <h2>{t('held.title')}</h2>
      <p>{t('held.intro')}</p>
      <ul>
        {texts.map((text) => (
          <Held key={text.id} of={one} text={text} names={view.heldNames} may={may} />
        ))}
      </ul>
    </section>
  )
}

/** Those of what came with the case, and of all that has been asked for since. */
function useHeldTexts(one: Identification, view: CaseProps['view']): readonly HeldText[] {
  const params = { identificationId: one.id }
  const inSight = { enabled: false }
  const evidence = useList(listEvidence, { params, query: restFrom(one.moreEvidence) }, inSight)
  const proposals = useList(listProposals, { params, query: restFrom(one.moreProposals) }, inSight)
  const pages = [...(evidence.pages ?? []), ...(proposals.pages ?? [])]
  const all = [...view.heldTexts, ...pages.flatMap(({ heldTexts = [] }) => heldTexts)]
  return [...new Map(all.map((text) => [text.id, text])).values()]
}

export interface HeldProps {
  readonly of: Identification
  readonly text: HeldText
  /** The names that are covered in it. */
  readonly names: string
}

function Held({ of: one, text, names, may }: HeldProps & { readonly may: boolean }) {
  const { t } = useTranslation('moderation')
  const { moment } = useFormat()
  const [open, setOpen] = useState(false)
  const { released } = text
  return (
    <li className={told.item}>
      <div className={told.first}>
        <b>{t(`held.what.${text.what}`)}</b>
        <Status tone={released ? 'ok' : 'waits'}>
          {released
            ? t('held.released', { by: released.by, at: moment(released.at) })
            : t('held.waits')}
        </Status>
      </div>
      <LongText>{open ? text.text : (released?.text ?? text.covered)}</LongText>
      {open && <ReleaseForm {...{ of: one, text, names }} onClose={() => setOpen(false)} />}
      {may && !open && <Acts of={one} text={text} onOpen={() => setOpen(true)} />}
    </li>
  )
}

interface ActsProps extends Pick<HeldProps, 'of' | 'text'> {
  readonly onOpen: () => void
}

function Acts({ of: one, text, onOpen }: ActsProps) {
  const { t } = useTranslation('moderation')
  const back = useAct(takeReleaseBack, {
    onSuccess: (answered) => {
      noteOwn(answered)
      takeIn(answered)
    },
  })
  const params = { identificationId: one.id, textId: text.id }
  return (
    <div className={told.stays}>
      <Refused error={back.error} />
      <Buttons>
        <Button kind="quiet" onClick={onOpen} data-release={text.released ? undefined : ''}>
          {t(text.released ? 'held.change' : 'held.read')}
        </Button>
        {text.released && (
          <Button
            kind="plain"
            busy={back.isPending && t('sending')}
            onClick={() => back.mutate({ params })}
          >
            {t('held.back')}
          </Button>
        )}
      </Buttons>
    </div>
  )
}
