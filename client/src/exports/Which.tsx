import { status } from '@rollcall/contract/status.ts'
import { useTranslation } from 'react-i18next'
import { Choose, Chooses, useChosen } from '../ui/Choose.tsx'
import { TextField } from '../ui/Field.tsx'
import type { Asked } from './asked.ts'
import styles from './ExportsScreen.module.css'
import { ForWhom, type Reasoned } from './ForWhom.tsx'
import { OnlyCamp, OnlyFilm } from './Only.tsx'

interface WhichProps extends Reasoned {
  readonly asked: Asked
}

/** Which rows, and for whom: kept in the address, so that it can be sent to somebody. */
export function Which({ asked, ...reasoned }: WhichProps) {
  const { t } = useTranslation(['exports', 'identifications'])
  const [, chooseProfile] = useChosen('profile')
  const [since, chooseSince] = useChosen('since')
  return (
    <section className={styles.part} aria-labelledby="exports-which">
      <h2 id="exports-which">{t('which.title')}</h2>
      <ForWhom
        profile={asked.profile}
        onProfile={(value) => chooseProfile(value === 'public' ? '' : value)}
        {...reasoned}
      />
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
