import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { TextForm } from '../ui/TextForm.tsx'

type Given = 'draft' | 'label' | 'hint' | 'act' | 'onSend' | 'send' | 'onLeave'

/** Why a moderator does something: no act at the desk goes without. */
export function ReasonsForm(props: Pick<ComponentProps<typeof TextForm>, Given>) {
  const { t } = useTranslation('moderation')
  const words = { missing: t('reasonMissing'), busy: t('sending'), leave: t('cancel') }
  return <TextForm name="reasons" focused {...words} {...props} />
}
