import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
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
  const { day } = useFormat()
  const pictures = usePicturesTold(looking)
  const address = window.location.href
  const text = t('cite.text', { number, pictures, address, day: day(new Date().toISOString()) })
  return (
    <Dialog title={t('cite.name')} onClose={onClose}>
      <p style={{ overflowWrap: 'anywhere' }}>{text}</p>
      <Buttons>
        <Copy text={text} label={t('cite.copy')} />
        <Copy text={address} label={t('cite.address')} />
      </Buttons>
    </Dialog>
  )
}

/** Without https there is no clipboard: then the text can still be marked and copied by hand. */
function Copy({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useTranslation('compare')
  const [isCopied, setCopied] = useState(false)
  if (!navigator.clipboard) return null
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return <Button onClick={() => void copy()}>{isCopied ? t('cite.copied') : label}</Button>
}
