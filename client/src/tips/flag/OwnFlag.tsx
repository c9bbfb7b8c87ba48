import type { OwnFlag as Shown } from '@rollcall/contract/flags.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/useFormat.ts'
import { Status } from '../../ui/Status.tsx'
import { AboutLine } from '../AboutLine.tsx'
import styles from '../Tip.module.css'

/** What somebody said is wrong, and what came of it, as he reads it. */
export function OwnFlag({ of: { about, kind, text, at, resolution } }: { readonly of: Shown }) {
  const { t } = useTranslation('tips')
  const { moment } = useFormat()
  return (
    <>
      <p>
        <Status tone={resolution ? 'ok' : 'waits'}>
          {t(resolution ? `flag.outcome.${resolution.outcome}` : 'flag.open')}
        </Status>
      </p>
      {resolution && (
        <blockquote>
          {resolution.text}
          <br />
          <small>{moment(resolution.at)}</small>
        </blockquote>
      )}
      <p>
        <b>{t(`flag.kind.${kind}`)}</b> · {about ? <AboutLine of={about} /> : t('flag.notThere')}{' '}
        <small>{moment(at)}</small>
      </p>
      <p className={styles.asWritten}>{text}</p>
    </>
  )
}
