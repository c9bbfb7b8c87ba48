import { useTranslation } from 'react-i18next'
import { CiteDialog } from '../cite/Cite.tsx'
import type { Looking } from './useLooking.ts'
import { usePicturesTold } from './usePicturesTold.ts'

interface CiteProps {
  readonly number: number
  readonly looking: Looking
  readonly onClose: () => void
}

/** How this comparison is cited: which two pictures, and the address under which they lie as they lie now. It carries no name ([P5]). */
export function Cite({ number, looking, onClose }: CiteProps) {
  const { t } = useTranslation('compare')
  const what = t('cite.what', { number, pictures: usePicturesTold(looking) })
  const cited = { key: `comparison-${number}`, what }
  return <CiteDialog of={cited} address={window.location.href} onClose={onClose} />
}
