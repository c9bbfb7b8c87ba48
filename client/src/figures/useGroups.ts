import type { Figures, Group } from '@rollcall/contract/figures.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'

interface Named {
  readonly key: string
  readonly title: string
  readonly hint?: string | undefined
  readonly group: Group
}

/** The groups that there are, each with what it is called. */
export function useGroups({ byEvidence, byYears }: Figures) {
  const { t } = useTranslation(['figures', 'identifications'])
  const { number } = useFormat()
  const called = (years: Figures['byYears'][number]['years']): string => {
    if (years === null) return t('byYears.unknown')
    const { from, to } = years
    if (to === null) return t('byYears.from', { from: number(from) })
    return from === 0
      ? t('byYears.upTo', { count: to, to: number(to) })
      : t('byYears.between', { from: number(from), to: number(to) })
  }
  const evidence: Named[] = byEvidence.map((group) => ({
    ...{ key: group.class, group },
    title: t(`identifications:class.${group.class}`),
  }))
  const years: Named[] = byYears.map((group) => ({
    ...{ key: `${group.years?.from}`, group, title: called(group.years) },
    hint: group.years === null ? t('byYears.unknownWhy') : undefined,
  }))
  return [
    {
      ...{ name: 'evidence', title: t('byEvidence.title'), text: t('byEvidence.text') },
      some: evidence,
    },
    { name: 'years', title: t('byYears.title'), text: t('byYears.text'), some: years },
  ].filter(({ some }) => some.length > 0)
}
