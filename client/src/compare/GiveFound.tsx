import type { Identification } from '@rollcall/contract/identifications.ts'
import { features, findings } from '@rollcall/contract/votes.ts'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useFormat } from '../i18n/useFormat.ts'
import { emptyEvidence } from '../identifications/evidenceForm.ts'
import { Button } from '../ui/Button.tsx'
import { keepDraft } from '../ui/useDraft.ts'
import type { FeatureCheck } from './useCheck.ts'
import type { Looking } from './useLooking.ts'
import { usePicturesTold } from './usePicturesTold.ts'

interface GiveFoundProps {
  readonly one: Identification
  readonly featureCheck: FeatureCheck
  readonly looking: Looking
}

/** What was found can be given as evidence: a circumstance, which says exactly what was seen, and where ([C4]). */
export function GiveFound({ one, featureCheck, looking }: GiveFoundProps) {
  const { t } = useTranslation('compare')
  const { list } = useFormat()
  const navigate = useNavigate()
  const told = usePicturesTold(looking)
  if (!one.can.giveEvidence || featureCheck.isEmpty) return null
  const found = findings.flatMap((finding) => {
    const those = features.filter((feature) => featureCheck.check[feature] === finding)
    if (those.length === 0) return []
    const named = list(those.map((feature) => t(`check.feature.${feature}`)))
    return [t('check.told', { finding: t(`check.finding.${finding}`), features: named })]
  })
  const give = () => {
    keepDraft(`evidence.${one.id}`, {
      ...emptyEvidence,
      class: 'circumstance',
      text: [t('check.compared', { pictures: told }), ...found].join('\n'),
      link: window.location.href,
    })
    void navigate(`/identifications/${one.id}/evidence`)
  }
  return (
    <Button kind="plain" onClick={give}>
      {t('check.give')}
    </Button>
  )
}
