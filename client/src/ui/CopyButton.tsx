import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from './announce.ts'
import { Button, type ButtonKind } from './Button.tsx'

interface CopyButtonProps {
  readonly text: string
  readonly label: string
  readonly kind?: ButtonKind
  /** The text stands nowhere on the page: where it cannot be copied it is shown, to be copied by hand. */
  readonly unseen?: boolean
}

/** Copies a text, and says that it has; where the browser does not allow it, what to do instead. */
export function CopyButton({ text, label, kind = 'outline', unseen = false }: CopyButtonProps) {
  const { t } = useTranslation('ui')
  const [now, setNow] = useState<'idle' | 'copied' | 'failed'>('idle')
  const copy = async () => {
    const then = await copied(text)
    setNow(then)
    announce(t(`copy.${then}`))
  }
  return (
    <>
      <Button kind={kind} onClick={copy}>
        {now === 'copied' ? t('copy.copied') : label}
      </Button>
      {now === 'failed' && (
        <p>
          {t('copy.failed')} {unseen && <span>{text}</span>}
        </p>
      )}
    </>
  )
}

/** Without https there is no clipboard. */
const copied = async (text: string) =>
  navigator.clipboard?.writeText(text).then(
    () => 'copied' as const,
    () => 'failed' as const,
  ) ?? 'failed'
