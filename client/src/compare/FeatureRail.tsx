import type { Identification } from '@rollcall/contract/identifications.ts'
import { type Feature, features, findings } from '@rollcall/contract/votes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import styles from './FeatureRail.module.css'
import { GiveFound } from './GiveFound.tsx'
import type { FeatureCheck } from './useCheck.ts'
import type { Looking } from './useLooking.ts'

interface FeatureRailProps {
  readonly one: Identification
  readonly featureCheck: FeatureCheck
  readonly looking: Looking
  readonly onClose: () => void
  /** Sends the note anew with the answer that stands. */
  readonly onSave: () => void
}

const signs = { alike: '=', different: '≠', 'cannot-see': '–' } as const

/** The features one by one, beside the pictures; on a phone in the place of the answers, one at a time. */
export function FeatureRail({ one, featureCheck, looking, onClose, onSave }: FeatureRailProps) {
  const { t } = useTranslation('compare')
  const [at, setAt] = useState(0)
  const go = (by: number) => setAt((at + by + features.length) % features.length)
  return (
    <section className={styles.rail} aria-label={t('check.name')}>
      <h2 className={styles.heading}>{t('check.name')}</h2>
      <div className={styles.walk}>
        <button type="button" aria-label={t('check.before')} onClick={() => go(-1)}>
          ‹
        </button>
        <span className={styles.current}>
          {t(`check.feature.${features[at] ?? 'eyes'}`)}{' '}
          <small>{t('check.at', { at: at + 1, of: features.length })}</small>
        </span>
        <button type="button" aria-label={t('check.after')} onClick={() => go(1)}>
          ›
        </button>
      </div>
      <div className={styles.columns} aria-hidden="true">
        {findings.map((finding) => (
          <span key={finding}>{t(`check.finding.${finding}`)}</span>
        ))}
      </div>
      <ul className={styles.features}>
        {features.map((feature, index) => (
          <li
            key={feature}
            data-current={index === at ? '' : undefined}
            onFocusCapture={() => setAt(index)}
          >
            <OneFeature feature={feature} featureCheck={featureCheck} />
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <p>{t('check.private')}</p>
        {featureCheck.isUnsent && (
          <Button kind="quiet" onClick={onSave}>
            {t('check.save')}
          </Button>
        )}
        <GiveFound one={one} featureCheck={featureCheck} looking={looking} />
        <button type="button" className={styles.back} onClick={onClose}>
          {t('toAnswers')}
        </button>
      </div>
    </section>
  )
}

interface OneFeatureProps {
  readonly feature: Feature
  readonly featureCheck: FeatureCheck
}

/** Arrow keys move between the three. */
function OneFeature({ feature, featureCheck: { check, find } }: OneFeatureProps) {
  const { t } = useTranslation('compare')
  return (
    <fieldset className={styles.feature}>
      <legend>{t(`check.feature.${feature}`)}</legend>
      {findings.map((finding) => (
        <label key={finding} data-finding={finding}>
          <input
            type="radio"
            name={`check.${feature}`}
            checked={check[feature] === finding}
            aria-label={t(`check.finding.${finding}`)}
            onChange={() => find(feature, finding)}
            onClick={() => check[feature] === finding && find(feature, finding)}
          />
          <span aria-hidden="true">{signs[finding]}</span>
          <small aria-hidden="true">{t(`check.finding.${finding}`)}</small>
        </label>
      ))}
    </fieldset>
  )
}
