import {
  mergeSubject,
  type SubjectListed,
  type SubjectPage,
  unmergeSubject,
} from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { isProblem } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import { TextForm } from '../ui/TextForm.tsx'
import { offerUndo } from '../ui/undo.ts'
import { dropDraft } from '../ui/useDraft.ts'
import { SideBySide } from './SideBySide.tsx'
import { useRefreshMen } from './useRefreshMen.ts'

interface JoinFormProps {
  readonly man: SubjectPage
  readonly other: SubjectListed
  readonly onBack: () => void
}

/** Both men side by side, and why they are one. */
export function JoinForm({ man, other, onBack }: JoinFormProps) {
  const { t } = useTranslation('subjects')
  const draft = `same.${man.id}`
  const act = useJoining(man, () => dropDraft(draft))
  return (
    <>
      <SideBySide man={man} other={other} />
      <p>{t('same.becomes', { number: man.number, other: other.number })}</p>
      <TextForm
        name="reasons"
        draft={draft}
        label={t('same.reasons')}
        hint={t('same.reasonsHint')}
        missing={t('same.missing')}
        act={act}
        onSend={(reasons) =>
          act.mutate({ params: { subjectId: man.id }, body: { into: other.id, reasons } })
        }
        kind="primary"
        send={t('same.join')}
        busy={t('same.joining')}
        leave={t('same.another')}
        onLeave={onBack}
      />
    </>
  )
}

/** Joins them, goes to the page that is both of theirs now, and offers the way back for a minute. */
function useJoining(man: SubjectPage, done: () => void) {
  const { t } = useTranslation('subjects')
  const go = useNavigate()
  const refresh = useRefreshMen()
  const params = { subjectId: man.id }
  const undo = useAct(unmergeSubject, {
    onSuccess: refresh,
    // Somebody else may have taken them apart meanwhile.
    onError: (error) =>
      isProblem(error, 'subject.not-merged') ? refresh() : offerUndo({ text: t('same.stays') }),
  })
  return useAct(mergeSubject, {
    onSuccess: async ({ id }) => {
      done()
      await go(`/subjects/${id}`)
      void refresh()
      const text = t('joined.led', { number: man.number })
      offerUndo({ text, about: man.id, undo: () => undo.mutate({ params }) })
    },
  })
}
