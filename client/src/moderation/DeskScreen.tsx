import { getDesk } from '@rollcall/contract/desk.ts'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { SecondKey } from '../accounts/SecondKey.tsx'
import { isProblem, type Problem } from '../api/problem.ts'
import { useList } from '../api/queries.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useKeys } from '../ui/useKeys.ts'
import { DeskMen } from './DeskMen.tsx'
import styles from './DeskScreen.module.css'
import { deskPath, isFree, useKind } from './deskPath.ts'
import { Explain } from './Explain.tsx'
import { Kinds } from './Kinds.tsx'
import { OwnDesk } from './OwnDesk.tsx'
import { useWatchDesk } from './useWatchDesk.ts'

/** What waits for a moderator, man by man, the most pressing first. */
export function DeskScreen() {
  const { t } = useTranslation('moderation')
  const kind = useKind()
  const query = kind ? { kind } : {}
  const desk = useList(getDesk, { query }, { keep: true })
  useWatchDesk(query)
  if (isProblem(desk.error, 'second-factor.required')) return <SecondKey />
  if (isProblem(desk.error, 'forbidden') || isProblem(desk.error, 'auth.required'))
    return <Shut error={desk.error} />
  const next = desk.items?.flatMap(({ items }) => items).find(isFree)
  return (
    <Page
      title={t('desk.title')}
      intro={
        <div className={styles.intro}>
          <p>{t('desk.intro')}</p>
          {next && <OpenNext to={deskPath(next, kind)} />}
        </div>
      }
    >
      <div className={styles.desk}>
        <div className={styles.waits}>
          <Kinds of={kind} waiting={desk.first?.waiting} />
          <Refused
            error={desk.error}
            {...(isProblem(desk.error) ? {} : { onAgain: desk.refetch })}
          />
          {desk.isPending && <Loading rows={5} />}
          {desk.items?.length === 0 && (
            <Empty title={t('desk.empty.title')}>
              <p>{t(kind ? 'desk.empty.kind' : 'desk.empty.text')}</p>
              {kind && <ButtonLink to="/desk">{t('desk.empty.all')}</ButtonLink>}
            </Empty>
          )}
          {desk.items && <DeskMen of={desk.items} />}
          <More list={desk} />
        </div>
        <div>
          <OwnDesk />
          <Explain />
          <p>
            <Link data-alone="" to="/desk/pairs">
              {t('pairs.title')}
            </Link>
          </p>
        </div>
      </div>
    </Page>
  )
}

/** What presses most and is free. */
function OpenNext({ to }: { readonly to: string }) {
  const { t } = useTranslation('moderation')
  const navigate = useNavigate()
  useKeys([{ key: 'n', text: t('desk.openNext'), run: () => void navigate(to) }])
  return (
    <ButtonLink kind="primary" to={to}>
      {t('desk.openNext')} <KeyHint of="n" />
    </ButtonLink>
  )
}

/** For whom it is, and nothing else, to whoever is not a moderator. */
function Shut({ error }: { readonly error: Problem }) {
  const { t } = useTranslation('moderation')
  return (
    <Page title={t('desk.title')}>
      {isProblem(error, 'forbidden') ? <p>{t('case.notYours')}</p> : <Refused error={error} />}
    </Page>
  )
}
