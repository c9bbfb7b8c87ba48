import { getCamp } from '@rollcall/contract/camps.ts'
import type { CampId } from '@rollcall/contract/ids.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useGet } from '../api/queries.ts'
import { CampLink } from './CampLink.tsx'

interface OfCampProps {
  readonly campId?: CampId
  /** The whole list. */
  readonly all: string
}

/** Says that a list is of one camp only, and leads to all of it. */
export function OfCamp({ campId, all }: OfCampProps) {
  return campId ? <Only campId={campId} all={all} /> : null
}

function Only({ campId, all }: { readonly campId: CampId; readonly all: string }) {
  const { t } = useTranslation('camps')
  const { data: camp } = useGet(getCamp, { params: { campId } })
  return (
    <p>
      {t('only')} {camp && <CampLink camp={camp} />} · <Link to={all}>{t('all')}</Link>
    </p>
  )
}
