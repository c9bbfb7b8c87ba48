import { useTranslation } from 'react-i18next'
import { wound } from '../looking/placement.ts'
import { useTurning } from '../looking/useTurning.ts'
import { useKeys } from '../ui/useKeys.ts'
import type { Chosen } from './useChosen.ts'
import type { Pair } from './usePair.ts'

/** The keys that change what is seen, whether or not the tools lie over the pictures. */
export function useViewKeys(pair: Pair, chosen: Chosen): void {
  const { t } = useTranslation(['compare', 'looking'])
  const { side, isLinked, setLight, setLinked } = pair
  const light = pair.lights[side]
  const turning = useTurning(pair.zooms[side])
  useKeys([
    { key: '+', text: t('looking:tool.nearer'), run: pair.nearer },
    { key: '-', text: t('looking:tool.farther'), run: pair.farther },
    { key: '0', text: t('reset'), run: () => pair.reset(chosen.shown) },
    {
      key: 'i',
      text: t('looking:light.invert'),
      run: () => setLight({ ...light, invert: !light.invert }),
    },
    {
      key: 'r',
      text: t('looking:turn.right'),
      run: () => pair.turn({ ...turning, turn: wound(turning.turn + 90) }),
    },
    { key: 'l', text: t('linkKey'), run: () => setLinked(!isLinked) },
    { key: 'x', text: t('otherPicture'), run: () => chosen.step(side, 1) },
  ])
}
