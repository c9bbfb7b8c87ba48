import type { NoPrisonerKind } from '@rollcall/contract/noPrisoner.ts'
import {
  decideSubject,
  getSubject,
  type ManRuling,
  type SubjectPage,
} from '@rollcall/contract/subjects.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { useRefreshMen } from '../subjects/useRefreshMen.ts'
import { announce } from '../ui/announce.ts'
import { useDraft } from '../ui/useDraft.ts'

interface Draft {
  readonly kind: NoPrisonerKind | null
  readonly reasons: string
  /** The man as he stood when the moderator began to write: what he decides on, until he says that he has read him anew. */
  readonly version: number | null
}

const empty: Draft = { kind: null, reasons: '', version: null }

/** Ruling on the man himself as he was read: where something about him changed meanwhile, nothing that was written is lost. */
export function useManRuling(man: SubjectPage, ruling: ManRuling) {
  const { t } = useTranslation('moderation')
  const goTo = useNavigate()
  const answers = useAnswers()
  const refresh = useRefreshMen()
  const [draft, write, drop] = useDraft(`${ruling}.${man.id}`, empty)
  const [checked, setChecked] = useState(false)
  const { kind, version } = draft
  const reasons = draft.reasons.trim()
  const params = { subjectId: man.id }
  const act = useAct(decideSubject, {
    onSuccess: async ({ id, noPrisoner }) => {
      drop()
      announce(t(ruling === 'prisoner' ? 'man.undone' : noPrisoner ? 'man.done' : 'man.signed'))
      await refresh()
      await goTo(`/subjects/${id}`)
    },
    onError: () => answers.refresh(getSubject, { params }),
  })
  return {
    draft,
    act,
    missing: {
      kind: checked && kind === null ? t('man.kindMissing') : undefined,
      reasons: checked && !reasons ? t('reasonMissing') : undefined,
    },
    change: (part: Partial<Draft>) => write({ ...draft, version: version ?? man.version, ...part }),
    read: () => {
      act.reset()
      write({ ...draft, version: man.version })
    },
    /** Whether there was all that it takes. */
    send: (): boolean => {
      setChecked(true)
      const given = { version: version ?? man.version, reasons }
      if (!reasons) return false
      if (ruling === 'prisoner') act.mutate({ params, body: { ruling, ...given } })
      else if (kind) act.mutate({ params, body: { ruling, kind, ...given } })
      else return false
      return true
    },
  }
}
