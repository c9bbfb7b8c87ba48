import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'

/** Copies a text, and says that it has; where the browser does not allow it, says to write it down. */
export function CopyButton({ text }: { readonly text: string }) {
  const { t } = useTranslation('tips')
  const [now, setNow] = useState<'idle' | 'copied' | 'failed'>('idle')
  const copy = async () => {
    const then = await copied(text)
    setNow(then)
    announce(t(`copy.${then}`))
  }
  return (
    <>
      <Button onClick={copy}>{t(now === 'copied' ? 'copy.copied' : 'copy.do')}</Button>
      {now === 'failed' && <p>{t('copy.failed')}</p>}
    </>
  )
}

/** Without https there is no clipboard. */
const copied = async (text: string) =>
  navigator.clipboard?.writeText(text).then(
    () => 'copied' as const,
    () => 'failed' as const,
  ) ?? 'failed'
