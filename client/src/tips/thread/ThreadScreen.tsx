import { openThread } from '@rollcall/contract/tips.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../api/client.ts'
import { keyOf, useGet } from '../../api/queries.ts'
import { tab } from '../../keep/kept.ts'
import { Page } from '../../ui/Page.tsx'
import { dropDraft } from '../../ui/useDraft.ts'
import { forgetReceipts, receipts } from '../receipt/receipts.ts'
import { adding, addition } from './adding.ts'
import { EnterReceipt } from './EnterReceipt.tsx'
import { Thread } from './Thread.tsx'

const place = 'tips.open'
const known = () => tab.read(place) ?? receipts.last()[0]?.receipt ?? ''

/** What became of one's tip: by the words of its receipt, which stay in this tab only. */
export function ThreadScreen() {
  const { t } = useTranslation('tips')
  const [receipt, setReceipt] = useState(known)
  const { data, ...thread } = useGet(
    openThread,
    { body: { receipt } },
    { enabled: receipt !== '', keep: false },
  )
  const open = (words: string) => {
    if (words === receipt) return void thread.refetch()
    tab.keep(place, words)
    setReceipt(words)
  }
  const leave = () => {
    tab.forget(place)
    forgetReceipts()
    for (const what of adding.kept()) adding.dropWay(what)
    dropDraft(addition)
    queryClient.removeQueries({ queryKey: keyOf(openThread) })
    setReceipt('')
  }
  return (
    <Page
      title={t('thread.title')}
      intro={data ? undefined : <p>{t('thread.intro')}</p>}
      width="text"
    >
      {data ? (
        <Thread of={data} receipt={receipt} onLeave={leave} />
      ) : (
        <EnterReceipt start={receipt} error={thread.error} busy={thread.isFetching} onOpen={open} />
      )}
    </Page>
  )
}
