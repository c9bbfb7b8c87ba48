import { type Asked, answerAsked, listAsked, takeAnswerBack } from '@rollcall/contract/imports.ts'
import type { Person } from '@rollcall/contract/people.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { useAct, useList } from '../api/queries.ts'
import { useFacts } from '../people/useFacts.ts'
import { Button, ButtonLink, Buttons } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { offerUndo } from '../ui/undo.ts'
import styles from './roster.module.css'

/** Rows of lists that may be men who are there already: both side by side, and who he is. */
export function AskedScreen() {
  const { t } = useTranslation('roster')
  const list = useList(listAsked, {})
  return (
    <Page title={t('asked.title')} intro={<p>{t('asked.intro')}</p>} width="text">
      <Refused error={list.error} />
      {!list.items && !list.error && <Loading rows={4} />}
      {list.items?.length === 0 && (
        <Empty title={t('asked.none')}>
          <p>{t('asked.noneHow')}</p>
          <ButtonLink to="/office/roster">{t('title')}</ButtonLink>
        </Empty>
      )}
      {list.items?.map((asked) => (
        <AskedRow key={asked.id} asked={asked} />
      ))}
      <More list={list} />
    </Page>
  )
}

function AskedRow({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation('roster')
  const [chosen, choose] = useState<Person | 'another' | null>(null)
  const { given, people } = asked
  return (
    <section className={styles.asked}>
      <h2>{given.name}</h2>
      <div className={styles.sides}>
        <Side title={t('asked.inList')} man={{ ...given, fates: [] }} />
        {people.map((person) => (
          <Side key={person.id} title={t('asked.inRoster')} man={person}>
            <Link data-alone="" to={`/people/${person.id}`}>
              {t('asked.open')}
            </Link>
            <Button onClick={() => choose(person)}>{t('asked.same')}</Button>
          </Side>
        ))}
      </div>
      <Buttons>
        <Button onClick={() => choose('another')}>{t('asked.another')}</Button>
      </Buttons>
      {chosen && <Confirm asked={asked} chosen={chosen} onClose={() => choose(null)} />}
    </section>
  )
}

interface SideProps {
  readonly title: string
  readonly man: Parameters<ReturnType<typeof useFacts>>[0] & Pick<Person, 'name' | 'serviceNumber'>
  readonly children?: React.ReactNode
}

function Side({ title, man, children }: SideProps) {
  const { t } = useTranslation('roster')
  const facts = useFacts()
  return (
    <div className={styles.side}>
      <h3>{title}</h3>
      <p className={styles.name}>{man.name}</p>
      <p>{t('asked.number', { number: man.serviceNumber ?? '–' })}</p>
      {facts(man).map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {children}
    </div>
  )
}

interface ConfirmProps {
  readonly asked: Asked
  readonly chosen: Person | 'another'
  readonly onClose: () => void
}

/** A row is read once more beside what follows from it; for a minute the answer can be taken back. */
function Confirm({ asked, chosen, onClose }: ConfirmProps) {
  const { t } = useTranslation('roster')
  const answers = useAnswers()
  const name = asked.given.name
  const back = useAct(takeAnswerBack, {
    onSuccess: () => answers.refresh(listAsked),
    onError: () => offerUndo({ text: t('asked.stays', { name }) }),
  })
  const act = useAct(answerAsked, {
    onSuccess: () => {
      const params = { askId: asked.id }
      offerUndo({ text: t('asked.answered', { name }), undo: () => back.mutate({ params }) })
      void answers.refresh(listAsked)
      onClose()
    },
  })
  const same = chosen === 'another' ? null : chosen
  const send = () => act.mutate({ params: { askId: asked.id }, body: { same: same?.id ?? null } })
  return (
    <Dialog title={t(same ? 'asked.sure.same' : 'asked.sure.another')} onClose={onClose}>
      <p>
        {same
          ? t('asked.means.same', { name, other: same.name })
          : t('asked.means.another', { name })}
      </p>
      <Refused error={act.error} />
      <Buttons>
        <Button kind="primary" busy={act.isPending && t('beginning')} onClick={send}>
          {t(same ? 'asked.same' : 'asked.another')}
        </Button>
      </Buttons>
    </Dialog>
  )
}
