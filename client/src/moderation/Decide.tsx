import type { Condition } from '@rollcall/contract/caseView.ts'
import { useTranslation } from 'react-i18next'
import { errorAt, isProblem } from '../api/problem.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import type { CaseProps } from './Case.tsx'
import { Checklist } from './Conditions.tsx'
import styles from './Decide.module.css'
import { RulingChoices } from './RulingChoices.tsx'
import { Stale } from './Stale.tsx'
import { useDeciding } from './useDeciding.ts'

interface DecideProps extends CaseProps {
  /** Another moderator has it in hand: what became of a ruling that was sent is told all the same. */
  readonly readOnly: boolean
}

/** The rulings that are open to this moderator, with his reasons; what he typed stays whatever happens meanwhile. */
export function Decide({ of: one, view, readOnly }: DecideProps) {
  const { t } = useTranslation('moderation')
  const deciding = useDeciding(one)
  const { draft, act } = deciding
  const refused = isProblem(act.error, 'decision.stale') ? null : <Refused error={act.error} />
  if (one.can.decide.length === 0) return <p>{t('decide.ownPart')}</p>
  if (readOnly) return refused ?? <Stale error={act.error} />
  const signed = view.signatures.some(({ mine }) => mine)
  return (
    <section className={styles.decide}>
      <h2>{t('decide.title')}</h2>
      {signed && <p role="status">{t('decide.signed')}</p>}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          deciding.send()
        }}
      >
        <RulingChoices
          of={one}
          view={view}
          value={draft.ruling}
          onChange={(ruling) => deciding.change({ ruling })}
          error={deciding.missing.ruling}
        />
        <TextArea
          label={t('decide.reasons')}
          hint={t('decide.reasonsHint')}
          value={draft.reasons}
          onChange={(reasons) => deciding.change({ reasons })}
          error={deciding.missing.reasons ?? errorAt(act.error, 'reasons')}
        />
        {deciding.stale && <Stale error={act.error} onRead={deciding.read} />}
        {refused}
        <Lacking error={act.error} />
        <Buttons>
          <Button kind="primary" type="submit" busy={act.isPending && t('sending')}>
            {t(draft.ruling ? `decide.do.${draft.ruling}` : 'decide.do.none')}
          </Button>
        </Buttons>
      </form>
    </section>
  )
}

/** What the server found lacking when it checked again. */
function Lacking({ error }: { readonly error: Error | null }) {
  if (!isProblem(error, 'decision.conditions')) return null
  return <Checklist of={(error.document['lacking'] ?? []) as readonly Condition[]} />
}
