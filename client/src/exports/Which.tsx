import { type Profile, profiles } from '@rollcall/contract/exportRow.ts'
import { status } from '@rollcall/contract/status.ts'
import { useTranslation } from 'react-i18next'
import { useMe } from '../accounts/useMe.ts'
import { Choices } from '../ui/Choices.tsx'
import { Choose, Chooses, useChosen } from '../ui/Choose.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import type { Asked } from './asked.ts'
import styles from './ExportsScreen.module.css'
import { OnlyCamp, OnlyFilm } from './Only.tsx'

interface WhichProps {
  readonly asked: Asked
  readonly reason: string
  readonly onReason: (reason: string) => void
}

/** Which rows, and for whom: kept in the address, so that it can be sent to somebody. */
export function Which({ asked, reason, onReason }: WhichProps) {
  const { t } = useTranslation(['exports', 'identifications'])
  const [, chooseProfile] = useChosen('profile')
  const [since, chooseSince] = useChosen('since')
  const moderates = useMe()?.can.moderate ?? false
  const { profile } = asked
  const words = (one: Profile) => (
    <>
      <strong>{t(`profile.${one}.name`)}</strong>: {t(`profile.${one}.text`)}
    </>
  )
  return (
    <section className={styles.part} aria-labelledby="exports-which">
      <h2 id="exports-which">{t('which.title')}</h2>
      {(moderates || profile !== 'public') && (
        <Choices
          label={t('profile.label')}
          choices={profiles.map((value) => ({ value, label: words(value) }))}
          value={profile}
          onChange={(value) => chooseProfile(value === 'public' ? '' : value)}
        />
      )}
      {profile !== 'public' && (
        <TextArea
          label={t('reason.label')}
          hint={t('reason.hint')}
          value={reason}
          onChange={onReason}
          maxLength={5000}
          required
        />
      )}
      <div className={styles.filters}>
        <OnlyFilm filmId={asked.filmId} />
        <OnlyCamp camp={asked.camp} />
        <TextField
          type="date"
          label={t('which.since')}
          hint={t('which.sinceHint')}
          optional
          value={since}
          onChange={chooseSince}
        />
      </div>
      <Chooses>
        <Choose
          name="status"
          all={t('which.anyStatus')}
          choices={status.options.map((value) => ({
            value,
            label: t(`status.${value}`, { ns: 'identifications' }),
          }))}
        />
      </Chooses>
    </section>
  )
}
