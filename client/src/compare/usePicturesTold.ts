import { useTranslation } from 'react-i18next'
import { type Side, sides } from './picture.ts'
import type { Looking } from './useLooking.ts'

/** Which two pictures are compared, in words without a name: what is said of them is read where names are withheld ([P5], [P7]). */
export function usePicturesTold({ chosen }: Looking): string {
  const { t } = useTranslation('compare')
  const tell = (side: Side) => {
    const shown = chosen.shown[side]
    if (!shown) return ''
    const which = t(`told.${shown.region ? 'seen' : 'portrait'}`, chosen.at(side))
    return [which, shown.when, shown.region && shown.caption].filter(Boolean).join(', ')
  }
  return sides.map(tell).filter(Boolean).join(' / ')
}
