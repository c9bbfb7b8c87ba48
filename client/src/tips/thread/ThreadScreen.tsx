import { openFlag } from '@rollcall/contract/flags.ts'
import { openThread } from '@rollcall/contract/tips.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import { keyOf, useGet } from '../../api/queries.ts'
import { tab } from '../../keep/kept.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { dropDraft } from '../../ui/useDraft.ts'
import { isOfFlag } from '../flag/flagged.ts'
import { OwnFlag } from '../flag/OwnFlag.tsx'
import { forgetReceipts, receipts } from '../receipt/receipts.ts'
import styles from '../Tip.module.css'
import { adding, addition } from './adding.ts'
import { EnterReceipt } from './EnterReceipt.tsx'
import { Thread } from './Thread.tsx'

const place = 'tips.open'
const known = () => tab.read(place) ?? receipts.last()[0]?.receipt ?? ''

/** What became of one's tip: by the words of its receipt, which stay in this tab only. */
export function ThreadScreen() {
  const { t } = useTranslation('tips')
  const [receipt, setReceipt] = useState(known)
  const asked = { body: { receipt } }
  const isFlag = receipts.last().some((kept) => kept.receipt === receipt && isOfFlag(kept))
  // What was typed in is mostly of a tip; what is not may be of a flag.
  const mayBeTip = { enabled: receipt !== '' && !isFlag, keep: false }
  const { data, ...thread } = useGet(openThread, asked, mayBeTip)
  const isNoTip = isFlag || isProblem(thread.error, 'receipt.unknown')
  const flag = useGet(openFlag, asked, { enabled: isNoTip, keep: false })
  const error = isNoTip ? flag.error : thread.error
  const open = (words: string) => {
    if (words === receipt && isFlag) return void flag.refetch()
    if (words === receipt)
      return void thread.refetch().then(() => (isNoTip ? flag.refetch() : null))
    tab.keep(place, words)
    setReceipt(words)
  }
  const leave = () => {
    tab.forget(place)
    forgetReceipts()
    for (const what of adding.kept()) adding.dropWay(what)
    dropDraft(addition)
    for (const one of [openThread, openFlag]) queryClient.removeQueries({ queryKey: keyOf(one) })
    setReceipt('')
  }
  return (
    <Page
      title={t(flag.data ? 'flag.own.title' : 'thread.title')}
      intro={data || flag.data ? undefined : <p>{t('thread.intro')}</p>}
      width="text"
    >
      {flag.data ? (
        <>
          <OwnFlag of={flag.data} />
          <p className={styles.below}>
            <Button kind="plain" onClick={leave}>
              {t('thread.leave')}
            </Button>{' '}
            <small>{t('thread.leaveDoes')}</small>
          </p>
        </>
      ) : data ? (
        <Thread of={data} receipt={receipt} onLeave={leave} />
      ) : (
        <EnterReceipt
          start={receipt}
          error={error}
          busy={flag.isFetching || thread.isFetching}
          onOpen={open}
        />
      )}
    </Page>
  )
}
