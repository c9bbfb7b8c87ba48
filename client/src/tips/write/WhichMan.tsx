import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { About } from '@rollcall/contract/tips.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { tipPath } from '../../men/tipPath.ts'
import { Button, Buttons } from '../../ui/Button.tsx'
import { dropDraft, keepDraft } from '../../ui/useDraft.ts'
import { aboutIn, chosenPath } from '../about.ts'
import { draftOf } from '../send/deliver.ts'
import { placeOf } from '../send/outgoing.ts'
import { MenDialog } from './MenDialog.tsx'
import type { TipForm } from './tipForm.ts'

interface WhichManProps {
  readonly about: About | null
  readonly form: TipForm
}

/**
 * The man by his picture ([T2]): of a still or a film one of its men, else one of all, or nobody. The choice stands in the
 * address, and what was written goes with it.
 */
export function WhichMan({ about, form }: WhichManProps) {
  const { t } = useTranslation('tips')
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [open, setOpen] = useState(false)
  const chosen = about?.kind === 'subject' && search.has('from')
  if (!chosen && about !== null && about.kind !== 'still' && about.kind !== 'film') return null
  const from = chosen ? aboutIn(search, 'from') : about
  const goTo = (next: About | null, path: string) => {
    dropDraft(draftOf(placeOf(about)))
    keepDraft(draftOf(placeOf(next)), form)
    void navigate(path, { replace: true })
  }
  const choose = (id: SubjectId) => {
    const man: About = { kind: 'subject', id }
    if (about?.kind === 'subject' && about.id === id) setOpen(false)
    else goTo(man, chosenPath(man, from))
  }
  return (
    <>
      {!chosen && <p>{t('which')}</p>}
      <Buttons>
        <Button kind="outline" onClick={() => setOpen(true)}>
          {t(chosen ? 'make.otherMan' : 'make.pickMan')}
        </Button>
        {chosen && (
          <Button kind="quiet" onClick={() => goTo(from, tipPath(from ?? undefined))}>
            {t('whichNone')}
          </Button>
        )}
      </Buttons>
      {open && <MenDialog about={from} onChoose={choose} onClose={() => setOpen(false)} />}
    </>
  )
}
