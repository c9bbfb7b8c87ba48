import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './Cite.module.css'
import { bibtexOf, type Cited } from './citation.ts'

/** How a page is cited, and its address to be sent on. */
export function Cite({ of }: { readonly of: Cited }) {
  const { t } = useTranslation('cite')
  const [open, setOpen] = useState(false)
  return (
    <div className={styles.cite}>
      <Button kind="plain" onClick={() => setOpen(true)}>
        {t('name')}
      </Button>
      <CopyButton kind="plain" unseen label={t('address')} text={pageAddress()} />
      {open && <CiteDialog of={of} address={pageAddress()} onClose={() => setOpen(false)} />}
    </div>
  )
}

/** Of the thing itself, not of how it is looked at. */
const pageAddress = (): string => `${location.origin}${location.pathname}`

interface CiteDialogProps {
  readonly of: Cited
  readonly address: string
  readonly onClose: () => void
}

/** As archives cite, and for whoever keeps his literature in BibTeX. */
export function CiteDialog({ of, address, onClose }: CiteDialogProps) {
  const { key, what, from = [], manifest } = of
  const { t } = useTranslation('cite')
  const { day } = useFormat()
  const now = new Date().toISOString()
  const known = from.filter(Boolean).join(', ')
  const text = [
    [what, known].filter(Boolean).join('. '),
    t('seen', { day: day(now) }),
    address,
    t('notice'),
  ].join('. ')
  const bibtex = bibtexOf(key, {
    title: what,
    author: 'Rollcall',
    url: address,
    urldate: now.slice(0, 10),
    note: [known, t('notice')].filter(Boolean).join('. '),
  })
  return (
    <Dialog title={t('name')} onClose={onClose}>
      <p className={styles.text}>{text}.</p>
      <pre className={styles.text}>{bibtex}</pre>
      <Buttons>
        <CopyButton text={`${text}.`} label={t('copy')} />
        <CopyButton text={bibtex} label={t('copyBibtex')} />
        <CopyButton text={address} label={t('address')} />
      </Buttons>
      {manifest && <OtherViewers manifest={`${location.origin}${manifest}`} />}
    </Dialog>
  )
}

/** The address that a viewer of IIIF opens, on whatever site it is. */
function OtherViewers({ manifest }: { readonly manifest: string }) {
  const { t } = useTranslation('cite')
  return (
    <>
      <p>{t('viewers')}</p>
      <p className={styles.text}>
        <a href={manifest}>{manifest}</a>
      </p>
      <CopyButton text={manifest} label={t('manifest')} />
    </>
  )
}
