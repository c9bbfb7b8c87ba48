import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { wasThere } from '../api/client.ts'
import { isProblem } from '../api/problem.ts'
import { tab } from '../keep/kept.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Gone } from '../ui/Gone.tsx'
import { NotFound } from '../ui/NotFound.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useOnline } from '../ui/useOnline.ts'

/** Where a screen could not be drawn. A new version of the site, whose old files are gone, is mended by loading anew; without a line it waits for one. */
export function FailedScreen() {
  const { t } = useTranslation('app')
  const error = useRouteError()
  const online = useOnline()
  useReloaded(online, !isProblem(error))
  if (isProblem(error, 'not-found')) return wasThere(error) ? <Gone /> : <NotFound />
  return (
    <Page title={t('failed.title')} width="text">
      {isProblem(error) ? (
        <Refused error={error} />
      ) : (
        <p>{t(online ? 'failed.text' : 'failed.offline')}</p>
      )}
      <Buttons>
        <Button kind="primary" onClick={() => location.reload()}>
          {t('failed.reload')}
        </Button>
      </Buttons>
    </Page>
  )
}

const RETURNED = 'line.returned'
/** A browser says that the line is back before anything gets through: for so long it is loaded anew by itself. */
const SETTLES_MS = 30_000
const PAUSE_MS = 1_000

/** Loads the page anew once there is a line again, and again where that was too early. */
function useReloaded(online: boolean, isUnloaded: boolean): void {
  const waits = useRef(false)
  useEffect(() => {
    if (!online) {
      waits.current = true
      return
    }
    if (waits.current) {
      tab.keep(RETURNED, `${Date.now()}`)
      location.reload()
      return
    }
    if (!isUnloaded || Date.now() - Number(tab.read(RETURNED)) > SETTLES_MS) return
    const timer = setTimeout(() => location.reload(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [online, isUnloaded])
}
