import { getSubject, type SubjectPage } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useMe } from '../accounts/useMe.ts'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { FormBeside } from '../identifications/FormBeside.tsx'
import { TheMan } from '../men/TheMan.tsx'
import { useManNumber } from '../men/useManName.ts'
import { useNoPrisonerWords } from '../men/useNoPrisonerWords.ts'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './Decide.module.css'
import { ManRulingForm } from './ManRulingForm.tsx'

/** For moderators: that a man is no prisoner, or that he is one after all. */
export function ManRulingScreen() {
  const { t } = useTranslation('moderation')
  const subjectId = useIdParam('subjectId')
  const byNumber = useManNumber()
  const isModerator = useMe()?.can.moderate ?? false
  const { data: man, ...query } = useGet(getSubject, { params: { subjectId } })
  const title = man
    ? t(man.noPrisoner ? 'man.titleUndo' : 'man.title', { man: byNumber(man.number) })
    : t('man.kind')
  return (
    <Page title={title}>
      <Refused error={query.error} onAgain={query.refetch} />
      {query.isPending && <Loading rows={3} />}
      {man && (
        <FormBeside beside={<TheMan subjectId={man.id} />}>
          {isModerator ? <Ruling man={man} /> : <p>{t('man.moderators')}</p>}
        </FormBeside>
      )}
    </Page>
  )
}

function Ruling({ man }: { readonly man: SubjectPage }) {
  const { t } = useTranslation('moderation')
  const [ruling] = man.can.rule
  const isNamed = man.standing === 'probable' || man.standing === 'confirmed'
  return (
    <>
      <p>{t(man.noPrisoner ? 'man.undoes' : 'man.does')}</p>
      <Signed of={man} />
      {ruling ? (
        <ManRulingForm key={ruling} man={man} ruling={ruling} />
      ) : (
        <p role="status">{t(isNamed ? 'man.named' : 'man.part')}</p>
      )}
    </>
  )
}

/** Who has signed, for what and why: another who says the same completes it. */
function Signed({ of: { signedNoPrisoner = [] } }: { readonly of: SubjectPage }) {
  const { t } = useTranslation('moderation')
  const kindOf = useNoPrisonerWords()
  if (signedNoPrisoner.length === 0) return null
  const mine = signedNoPrisoner.some((one) => one.mine)
  return (
    <section className={styles.stale} aria-labelledby="signs">
      <h2 id="signs">{t('man.signs')}</h2>
      {signedNoPrisoner.map(({ by, kind, reasons }) => (
        <div key={by}>
          <b>{t('man.signedBy', { by, kind: kindOf(kind) })}</b>
          <p>{reasons}</p>
        </div>
      ))}
      <p role="status">{t(mine ? 'man.signed' : 'man.same')}</p>
    </section>
  )
}
