import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../ui/announce.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import styles from './BackupCodes.module.css'

interface BackupCodesProps {
  readonly codes: readonly string[]
  readonly onDone: () => void
}

/** Shown once: to be copied, printed or kept in a file. */
export function BackupCodes({ codes, onDone }: BackupCodesProps) {
  const { t } = useTranslation('accounts')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.codes}>
      <h3 ref={heading} tabIndex={-1}>
        {t('factor.codes')}
      </h3>
      <p>{t('factor.codesWhy')}</p>
      <ul className={styles.list}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Buttons>
        <Copy text={codes.join('\n')} />
        <Button onClick={() => print()}>{t('factor.print')}</Button>
        <Button onClick={() => keepAsFile('rollcall-backup-codes.txt', `${codes.join('\n')}\n`)}>
          {t('factor.download')}
        </Button>
      </Buttons>
      <Buttons>
        <Button kind="primary" onClick={onDone}>
          {t('factor.kept')}
        </Button>
      </Buttons>
    </div>
  )
}

function Copy({ text }: { readonly text: string }) {
  const { t } = useTranslation('accounts')
  const [copied, setCopied] = useState(false)
  // Browsers offer it over https only.
  if (!navigator.clipboard) return null
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    announce(t('factor.copied'))
  }
  return <Button onClick={copy}>{t(copied ? 'factor.copied' : 'factor.copy')}</Button>
}

const keepAsFile = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}
