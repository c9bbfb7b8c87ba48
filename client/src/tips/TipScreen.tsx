import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useSearchParams } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { FormBeside } from '../identifications/FormBeside.tsx'
import { Page } from '../ui/Page.tsx'
import { AboutWhat } from './AboutWhat.tsx'
import { aboutIn } from './about.ts'
import { receipts } from './receipt/receipts.ts'
import { OnItsWay } from './send/OnItsWay.tsx'
import { outbox, placeOf } from './send/outgoing.ts'
import { TipForm } from './write/TipForm.tsx'

/** What somebody knows, without an account: written, then on its way, then its receipt. */
export function TipScreen() {
  const { t } = useTranslation('tips')
  const [search] = useSearchParams()
  const about = aboutIn(search)
  const place = placeOf(about)
  const way = useSyncExternalStore(outbox.ways.subscribe, outbox.ways.last).get(place)
  const come = useSyncExternalStore(receipts.subscribe, receipts.last)
  if (come.some((one) => one.place === place && !one.seen))
    return <Navigate to="/tip/receipt" replace />
  return (
    <Page title={t('title')} intro={<Intro />}>
      <FormBeside beside={<AboutWhat of={about} />}>
        <div>
          {way && way.is !== 'refused' ? (
            <OnItsWay way={way} />
          ) : (
            <TipForm key={place} about={about} refused={way} />
          )}
        </div>
      </FormBeside>
    </Page>
  )
}

function Intro() {
  const { t } = useTranslation('tips')
  const mayKeyIn = useMe()?.can.contribute
  return (
    <>
      <p>{t('intro')}</p>
      <p>
        <small>
          {t('haveReceipt')}{' '}
          <Link data-alone="" to="/tip/thread">
            {t('thread.title')}
          </Link>
        </small>
      </p>
      {mayKeyIn && (
        <p>
          <small>
            <Link data-alone="" to="/tip/keyed">
              {t('keyed.link')}
            </Link>
          </small>
        </p>
      )}
    </>
  )
}
