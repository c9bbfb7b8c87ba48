import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../ui/useKeys.ts'
import type { Looking } from './useLooking.ts'

export type Open = ReturnType<typeof useOpen>

/** There, tools, check and answers take turns in one place. */
const narrow = matchMedia('(max-width: 61.99em)')

/** What is open beside the pictures, and the keys for all that is done here with a press. */
export function useOpen(
  { pair, chosen, align, reset }: Looking,
  { isLookOnly = false }: { readonly isLookOnly?: boolean } = {},
) {
  const { t } = useTranslation(['compare', 'looking'])
  const [tools, setTools] = useState(false)
  const [check, setCheck] = useState(false)
  const { side, light, setLight, target, setTarget } = pair
  const toggleAlign = () => align.setOpen(!align.isOpen)
  const toggleTools = () => {
    setTools(!tools)
    if (narrow.matches) setCheck(false)
  }
  const toggleCheck = () => {
    setCheck(!check)
    if (narrow.matches) setTools(false)
  }
  useKeys([
    { key: 'a', text: t('align.name'), run: toggleAlign },
    { key: 't', text: t('tools.name'), run: toggleTools },
    ...(isLookOnly ? [] : [{ key: 'f', text: t('check.name'), run: toggleCheck }]),
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
  return {
    ...{ tools, toggleTools, closeTools: () => setTools(false) },
    ...{ check, toggleCheck, closeCheck: () => setCheck(false) },
    toggleAlign,
  }
}
