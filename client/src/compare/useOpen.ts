import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../ui/useKeys.ts'
import type { Looking } from './useLooking.ts'

export type Open = ReturnType<typeof useOpen>

/** What is open beside the pictures, and the keys for all that is done here with a press. */
export function useOpen({ pair, chosen, align, reset }: Looking) {
  const { t } = useTranslation(['compare', 'looking'])
  const [tools, setTools] = useState(false)
  const { side, light, setLight, target, setTarget } = pair
  const toggleAlign = () => align.setOpen(!align.isOpen)
  const toggleTools = () => setTools(!tools)
  useKeys([
    { key: 'a', text: t('align.name'), run: toggleAlign },
    { key: 't', text: t('tools'), run: toggleTools },
    { key: 'x', text: t('otherPicture'), run: () => chosen.step(side, 1) },
    { key: '+', text: t('looking:tool.nearer'), run: pair.nearer },
    { key: '-', text: t('looking:tool.farther'), run: pair.farther },
    { key: '[', text: t('looking:turn.left'), run: () => pair.turnBy(-1) },
    { key: ']', text: t('looking:turn.right'), run: () => pair.turnBy(1) },
    { key: 'r', text: t('turnQuarter'), run: () => pair.turnBy(90) },
    { key: 'h', text: t('looking:turn.flip'), run: pair.flip },
    {
      key: 'i',
      text: t('looking:light.invert'),
      run: () => setLight({ ...light, invert: !light.invert }),
    },
    { key: 'l', text: t('looking:tool.loupe'), run: () => pair.zoom?.toggleLoupe() },
    {
      key: 'k',
      text: t('linkKey'),
      run: () => setTarget(target === 'both' ? side : 'both'),
    },
    { key: '0', text: t('reset'), run: reset },
  ])
  return { tools, toggleTools, closeTools: () => setTools(false), toggleAlign }
}
