import type { PersonShort } from '@rollcall/contract/people.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PersonName } from '../men/PersonName.tsx'
import { useManNumber } from '../men/useManName.ts'
import { Heading } from '../ui/Heading.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { openKeys } from '../ui/keyListOpen.ts'
import { Cite } from './Cite.tsx'
import styles from './CompareRoom.module.css'
import { More } from './More.tsx'
import { modes } from './mode.ts'
import sign from './Sign.module.css'
import type { Looking } from './useLooking.ts'
import type { Open } from './useOpen.ts'

interface RoomHeadProps {
  /** Who is beside him. */
  readonly who: PersonShort
  readonly man: { readonly id: string; readonly number: number }
  readonly back: string
  readonly looking: Looking
  readonly open: Open
  /** He says that he is a relative; missing where nothing is asked. */
  readonly onRelative?: (() => void) | undefined
  /** Nobody was proposed: there is nothing to check feature by feature. */
  readonly isLookOnly?: boolean
}

/** The way back, who is compared with whom, and how the pictures are looked at. */
export function RoomHead(props: RoomHeadProps) {
  const { who, man, back, looking, open, onRelative, isLookOnly = false } = props
  const { t } = useTranslation('compare')
  const byNumber = useManNumber()
  const { layers, align } = looking
  const [isCiting, setCiting] = useState(false)
  return (
    <>
      <div className={styles.names}>
        <Link className={sign.sign} to={back} aria-label={t('back')}>
          <span aria-hidden="true">←</span>
        </Link>
        <Heading>
          <span>
            <Link data-alone="" to={`/subjects/${man.id}`} aria-label={byNumber(man.number)}>
              <b className={styles.wide}>{byNumber(man.number)}</b>
              <b className={styles.narrow}>{man.number}</b>
            </Link>{' '}
            <i>{t('and')}</i> <PersonName of={who} />
          </span>
        </Heading>
        <More>
          <button type="button" className={styles.narrowOnly} onClick={open.toggleAlign}>
            {t(align.isOpen ? 'align.close' : 'align.name')}
          </button>
          {onRelative && (
            <button type="button" onClick={onRelative}>
              {t('relative')}
            </button>
          )}
          <button type="button" onClick={() => setCiting(true)}>
            {t('cite.name')}
          </button>
          <button type="button" onClick={openKeys}>
            {t('keys')}
          </button>
        </More>
        {isCiting && (
          <Cite number={man.number} looking={looking} onClose={() => setCiting(false)} />
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: these are buttons, no fields. */}
      <div className={styles.modes} role="group" aria-label={t('mode.all')}>
        {modes.map((mode) => (
          <button
            key={mode}
            type="button"
            className={sign.bare}
            aria-pressed={mode === layers.mode}
            onClick={() => layers.setMode(mode)}
          >
            <span className={styles.word}>
              <span className={styles.wide}>{t(`mode.${mode}`)}</span>
              <span className={styles.narrow}>{t(`mode.short.${mode}`)}</span>
            </span>
          </button>
        ))}
      </div>
      <div className={styles.acts}>
        <button
          type="button"
          className={`${sign.bare} ${styles.align}`}
          aria-pressed={align.isOpen}
          onClick={open.toggleAlign}
        >
          <span className={styles.word}>{t('align.name')}</span>
          <span className={styles.wide}>
            <KeyHint of="a" />
          </span>
        </button>
        <Act
          is={open.tools}
          name={t('tools.name')}
          short={t('tools.short')}
          hint="t"
          onPress={open.toggleTools}
        />
        {!isLookOnly && (
          <Act
            is={open.check}
            name={t('check.name')}
            short={t('check.short')}
            hint="f"
            onPress={open.toggleCheck}
          />
        )}
      </div>
    </>
  )
}

interface ActProps {
  readonly is: boolean
  readonly name: string
  /** Where there is little room. */
  readonly short: string
  readonly hint: string
  readonly onPress: () => void
}

function Act({ is, name, short, hint, onPress }: ActProps) {
  return (
    <button type="button" className={sign.bare} aria-pressed={is} onClick={onPress}>
      <span className={styles.word}>
        <span className={styles.wide}>{name}</span>
        <span className={styles.narrow}>{short}</span>
      </span>
      <span className={styles.wide}>
        <KeyHint of={hint} />
      </span>
    </button>
  )
}
