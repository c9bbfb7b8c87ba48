import type { SubjectPage } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { FlagLink } from '../men/FlagLink.tsx'
import { useNoPrisonerWords } from '../men/useNoPrisonerWords.ts'
import { ButtonLink } from '../ui/Button.tsx'
import styles from './NoPrisoner.module.css'

/** That he was decided to be no prisoner, and why; for moderators who signed that, and the way to decide it. */
export function NoPrisoner({ man }: { readonly man: SubjectPage }) {
  const { t } = useTranslation('subjects')
  const to = `/subjects/${man.id}/no-prisoner`
  const [signed] = man.signedNoPrisoner ?? []
  return (
    <>
      <Decided man={man} />
      {man.signedNoPrisoner?.map((one) => (
        <Signed key={one.by + one.kind} of={one} />
      ))}
      {man.can.rule.map((ruling) => (
        <p className={styles.way} key={ruling}>
          <ButtonLink kind="plain" to={to}>
            {t(
              ruling === 'prisoner'
                ? 'noPrisoner.undo'
                : signed && !signed.mine
                  ? 'noPrisoner.agree'
                  : 'noPrisoner.decide',
            )}
          </ButtonLink>
        </p>
      ))}
    </>
  )
}

function Decided({ man: { id, noPrisoner, decidedNoPrisoner } }: { readonly man: SubjectPage }) {
  const { t } = useTranslation('subjects')
  const { day } = useFormat()
  const kindOf = useNoPrisonerWords()
  if (!noPrisoner || !decidedNoPrisoner) return null
  const { since, rulings } = decidedNoPrisoner
  const isWithheld = rulings.some(({ withheld }) => withheld)
  return (
    <section className={styles.decided} aria-labelledby="no-prisoner">
      <h2 id="no-prisoner">{t('noPrisoner.title')}</h2>
      <p>
        <b>{kindOf(noPrisoner)}</b>
      </p>
      <p>{t('noPrisoner.text', { day: day(since) })}</p>
      <h3>{t('noPrisoner.why')}</h3>
      {rulings.map(
        ({ reasons, at }) =>
          reasons && (
            <div key={at}>
              <p>{reasons}</p>
              <FlagLink about={{ kind: 'no-prisoner', id, at }} of={id} />
            </div>
          ),
      )}
      {isWithheld && (
        <p>
          <small>{t('noPrisoner.withheld')}</small>
        </p>
      )}
    </section>
  )
}

type SignedOne = NonNullable<SubjectPage['signedNoPrisoner']>[number]

function Signed({ of: { by, mine, kind } }: { readonly of: SignedOne }) {
  const { t } = useTranslation('subjects')
  const kindOf = useNoPrisonerWords()
  const what = kindOf(kind)
  return (
    <p className={styles.signed} role="status">
      {mine
        ? t('noPrisoner.signedMine', { kind: what })
        : t('noPrisoner.signed', { by, kind: what })}
    </p>
  )
}
