import { decide } from '@rollcall/contract/cases.ts'
import { getIdentification, type Identification } from '@rollcall/contract/identifications.ts'
import type { Ruling } from '@rollcall/contract/status.ts'
import { useIsMutating } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { isProblem } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import { takeIn } from '../men/cached.ts'
import { useDraft } from '../ui/useDraft.ts'
import { areOwn } from './ownChanges.ts'

interface Draft {
  readonly ruling: Ruling | null
  readonly reasons: string
  /** The case as it stood when the moderator began to write: what he decides on, until he says that he has read it anew. */
  readonly caseVersion: number | null
}

const empty: Draft = { ruling: null, reasons: '', caseVersion: null }

/** Ruling on a case as it was read: when it changes meanwhile, he is told, and nothing that he wrote is lost. */
export function useDeciding(one: Identification) {
  const { t } = useTranslation('moderation')
  const answers = useAnswers()
  const [kept, write, drop] = useDraft(`decision.${one.id}`, empty)
  const [checked, setChecked] = useState(false)
  const now = one.caseVersion ?? 0
  const draft = { ...kept, ruling: one.can.decide.find((ruling) => ruling === kept.ruling) ?? null }
  const { ruling, reasons } = draft
  const acting = useIsMutating() > 0
  const begun = draft.caseVersion ?? now
  const caseVersion = areOwn(one.id, begun, now) ? now : begun
  const act = useAct(decide, {
    onSuccess: (answered) => {
      drop()
      setChecked(false)
      takeIn(answered)
    },
    onError: () => answers.refresh(getIdentification, { params: { identificationId: one.id } }),
  })
  return {
    draft,
    act,
    stale: (caseVersion !== now && !acting) || isProblem(act.error, 'decision.stale'),
    missing: {
      ruling: checked && !ruling ? t('decide.missing.ruling') : undefined,
      reasons: checked && !reasons.trim() ? t('reasonMissing') : undefined,
    },
    change: (part: Partial<Draft>) => write({ ...draft, caseVersion, ...part }),
    read: () => {
      act.reset()
      write({ ...draft, caseVersion: now })
    },
    send: () => {
      setChecked(true)
      if (!ruling || !reasons.trim()) return
      const body = { ruling, reasons, caseVersion }
      act.mutate({ params: { identificationId: one.id }, body })
    },
  }
}
