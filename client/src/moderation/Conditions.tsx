import { listEvidence } from '@rollcall/contract/casePages.ts'
import type { CaseView, Condition } from '@rollcall/contract/caseView.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { lacking, type Status as Word } from '@rollcall/contract/status.ts'
import { useTranslation } from 'react-i18next'
import { useList } from '../api/queries.ts'
import { LongText } from '../identifications/LongText.tsx'
import { Chip, Chips } from '../ui/Chip.tsx'
import { Rest } from '../ui/Rest.tsx'
import { Status } from '../ui/Status.tsx'
import type { CaseProps } from './Case.tsx'
import styles from './Conditions.module.css'

/** What can still be ruled from a status, and so what its conditions are of use for. */
const ahead: Partial<Record<Word, readonly Condition['of'][]>> = {
  proposed: ['probable', 'confirmed'],
  disputed: ['probable', 'confirmed'],
  probable: ['confirmed'],
}

/** Of what is confirmed already only what its evidence may have come to lack. */
const askedFor = (of: Condition['of'], { lacks }: Identification, { conditions }: CaseView) =>
  conditions.filter(
    (one) => one.of === of && (lacks.length === 0 || lacking.safeParse(one.what).success),
  )

/** Of a confirmed one that has lost what it was confirmed on. */
const again: readonly Condition['of'][] = ['confirmed']

/** The evidence score, the classes that feed it, and what each ruling asks for, as it stands now. */
export function Conditions({ of: one, view }: CaseProps) {
  const { t } = useTranslation('moderation')
  return (
    <section className={styles.conditions}>
      <h2>{t('conditions.title')}</h2>
      <Score of={one} view={view} />
      {(one.lacks.length > 0 ? again : ahead[one.status])?.map((ruling) => (
        <div key={ruling}>
          <h3>{t(`conditions.for.${ruling}`)}</h3>
          <Checklist of={askedFor(ruling, one, view)} />
          {ruling === 'confirmed' && <Contrary of={one} />}
        </div>
      ))}
    </section>
  )
}

function Score({ of: one, view }: { readonly of: Identification; readonly view: CaseView }) {
  const { t } = useTranslation('moderation')
  return (
    <>
      <p>{t('conditions.score', { count: view.score })}</p>
      {view.fed.length > 0 && (
        <Chips>
          {view.fed.map((fed) => (
            <Chip key={fed}>{t(`conditions.fed.${fed}`)}</Chip>
          ))}
        </Chips>
      )}
      {one.community === null && <small>{t('conditions.withoutCommunity')}</small>}
    </>
  )
}

/** What was admitted against him: whoever confirms answers it in his reasons ([M2]). */
function Contrary({ of: one }: { readonly of: Identification }) {
  const { items, list } = useContrary(one)
  if (items.length === 0) return null
  return (
    <>
      <ul className={styles.contrary}>
        {items.map((item) => (
          <li key={item.id}>{item.text && <LongText>{item.text}</LongText>}</li>
        ))}
      </ul>
      <Rest list={list} error={list.error} />
    </>
  )
}

/** A case brings its first pieces of evidence along; where there are more, these are asked for apart. */
function useContrary({ id, evidence, moreEvidence }: Identification) {
  const query = { ...AGAINST, limit: 100 }
  const input = { params: { identificationId: id }, query }
  const list = useList(listEvidence, input, { enabled: moreEvidence !== null })
  const among = evidence.filter(
    ({ stance, state }) => stance === AGAINST.stance && state === AGAINST.state,
  )
  return { items: list.items ?? among, list }
}

const AGAINST = { stance: 'against', state: 'admitted' } as const

/** What is there and what is lacking, by sign and word. */
export function Checklist({ of: conditions }: { readonly of: readonly Condition[] }) {
  const { t } = useTranslation('moderation')
  return (
    <ul className={styles.list}>
      {conditions.map(({ of, what, met, has, needs }) => (
        <li key={of + what}>
          <Status tone={met ? 'ok' : 'waits'}>
            {t(met ? 'conditions.met' : 'conditions.lacks', {
              what: t(`conditions.what.${what}`, { count: has ?? 0, needs: needs ?? 0 }),
            })}
          </Status>
        </li>
      ))}
    </ul>
  )
}
