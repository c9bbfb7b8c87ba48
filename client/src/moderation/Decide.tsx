import type { Condition } from '@rollcall/contract/caseView.ts'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt, isProblem } from '../api/problem.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useKeys } from '../ui/useKeys.ts'
import { Onward } from './Around.tsx'
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
  const { act } = deciding
  const refused = isProblem(act.error, 'decision.stale') ? null : <Refused error={act.error} />
  if (one.can.decide.length === 0) return <p>{t('decide.ownPart')}</p>
  if (readOnly) return refused ?? <Stale error={act.error} />
  // What he has signed stands until the case changes: it is another's to sign.
  const mine = view.signatures.filter((one) => one.mine).map(({ ruling }) => ruling)
  const rulings = one.can.decide.filter((ruling) => !mine.includes(ruling))
  return (
    <section className={styles.decide}>
      <h2>{t('decide.title')}</h2>
      {mine.length > 0 && !view.family && <p role="status">{t('decide.signed')}</p>}
      {act.isSuccess && <Onward of={one.id} />}
      {rulings.length > 0 && (
        <Ruling of={one} view={view} rulings={rulings} deciding={deciding} refused={refused} />
      )}
    </section>
  )
}

interface RulingProps extends CaseProps {
  readonly rulings: CaseProps['of']['can']['decide']
  readonly deciding: ReturnType<typeof useDeciding>
  readonly refused: ReactNode
}

function Ruling({ of: one, view, rulings, deciding, refused }: RulingProps) {
  const { t } = useTranslation('moderation')
  const { list } = useFormat()
  const lackingFor = useLacking(view)
  const { draft, act } = deciding
  const lacking = draft.ruling ? lackingFor(draft.ruling) : []
  const form = useRef<HTMLFormElement>(null)
  const choose = () =>
    form.current?.querySelector<HTMLElement>(draft.ruling ? ':checked' : '[type=radio]')?.focus()
  useKeys([{ key: 'd', text: t('keys.decide'), run: choose }])
  const send = () => lacking.length === 0 && !act.isPending && deciding.send()
  return (
    <Form ref={form} onSend={send}>
      <RulingChoices
        of={one}
        rulings={rulings}
        lacking={lackingFor}
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
        <Button
          kind="primary"
          type="submit"
          disabled={lacking.length > 0}
          busy={act.isPending && t('sending')}
        >
          {t(draft.ruling ? `decide.do.${draft.ruling}` : 'decide.do.none')}
        </Button>
      </Buttons>
      {lacking.length > 0 && (
        <p className={styles.lacking}>{t('decide.lacks', { what: list(lacking) })}</p>
      )}
    </Form>
  )
}

/** What a ruling still lacks, in words, beside what the ruling itself brings: the signature and the reasons. */
function useLacking({ conditions }: CaseProps['view']) {
  const { t } = useTranslation('moderation')
  const brought: readonly Condition['what'][] = ['moderators', 'contrary-answered']
  return (ruling: CaseProps['of']['can']['decide'][number]): string[] =>
    conditions
      .filter(({ of, met, what }) => of === ruling && !met && !brought.includes(what))
      .map(({ what, has, needs }) =>
        t(`conditions.what.${what}`, { count: has ?? 0, needs: needs ?? 0 }),
      )
}

/** What the server found lacking when it checked again. */
function Lacking({ error }: { readonly error: Error | null }) {
  if (!isProblem(error, 'decision.conditions')) return null
  return <Checklist of={(error.document['lacking'] ?? []) as readonly Condition[]} />
}
