import { type Profile, profiles } from '@rollcall/contract/exportRow.ts'
import { useTranslation } from 'react-i18next'
import { useMe } from '../accounts/useMe.ts'
import { Choices } from '../ui/Choices.tsx'
import { TextArea } from '../ui/Field.tsx'

export interface Reasoned {
  readonly reason: string
  readonly onReason: (reason: string) => void
}

interface ForWhomProps extends Reasoned {
  readonly profile: Profile
  readonly onProfile: (profile: Profile) => void
}

/** Which profile, where one may choose; and for whatever is not for everybody, what it is taken for ([E2]). */
export function ForWhom({ profile, onProfile, reason, onReason }: ForWhomProps) {
  const { t } = useTranslation('exports')
  const moderates = useMe()?.can.moderate ?? false
  const words = (one: Profile) => (
    <>
      <strong>{t(`profile.${one}.name`)}</strong>: {t(`profile.${one}.text`)}
    </>
  )
  return (
    <>
      {(moderates || profile !== 'public') && (
        <Choices
          label={t('profile.label')}
          choices={profiles.map((value) => ({ value, label: words(value) }))}
          value={profile}
          onChange={onProfile}
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
    </>
  )
}
