import type { Flag } from '@rollcall/contract/flags.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../../i18n/useFormat.ts'
import { LongText } from '../../identifications/LongText.tsx'
import { AboutLine, whereItStands } from '../../tips/AboutLine.tsx'
import { AboutWhat } from '../../tips/AboutWhat.tsx'
import { drawnShown } from '../../tips/flag/flagged.ts'
import styles from '../../tips/Tip.module.css'
import { DocumentTitle } from '../../ui/DocumentTitle.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { Status } from '../../ui/Status.tsx'
import { Around, Onward } from '../Around.tsx'
import { InHand } from '../InHand.tsx'
import placed from '../Item.module.css'
import { useClaim } from '../useClaim.ts'
import { HideFlagged } from './HideFlagged.tsx'
import { ResolveFlag } from './ResolveFlag.tsx'

/** What it is about at the left, what somebody says of it in the middle, what is done at the right. */
export function DeskFlag({ of: flag }: { readonly of: Flag }) {
  const { t } = useTranslation(['moderation', 'tips'])
  const { moment } = useFormat()
  const [done, setDone] = useState(false)
  const held = useClaim(flag.id, flag.can.resolve)
  const drawn = drawnShown(flag.about)
  const { resolution } = flag
  return (
    <div className={placed.item}>
      <DocumentTitle>{t('flag.title')}</DocumentTitle>
      <div className={placed.top}>
        <Link to="/desk">{t('tips:desk.back')}</Link>
        <Heading>{t(`tips:flag.kind.${flag.kind}`)}</Heading>
        <div className={placed.line}>
          <Status tone={resolution ? 'ok' : 'waits'}>
            {t(resolution ? `tips:flag.outcome.${resolution.outcome}` : 'tips:flag.open')}
          </Status>
          <small>{flag.about ? <AboutLine of={flag.about} /> : t('tips:flag.notThere')}</small>
          <small>{moment(flag.at)}</small>
          {!held.byOther && <InHand of={held} />}
        </div>
        {held.byOther && <InHand of={held} />}
        <Around of={flag.id} />
      </div>
      <div className={placed.man}>{drawn && <AboutWhat of={drawn} />}</div>
      <div className={placed.said}>
        <p>
          <small>{flag.by === null ? t('flag.byVisitor') : t('flag.by', { name: flag.by })}</small>
        </p>
        <p className={styles.asWritten}>{flag.text}</p>
        {flag.about && 'text' in flag.about && (
          <>
            <h2 className={styles.part}>{t(`flag.of.${flag.about.kind}`)}</h2>
            {flag.about.text && <LongText>{flag.about.text}</LongText>}
            <Link data-alone="" to={whereItStands(flag.about)}>
              {t('flag.there')}
            </Link>
          </>
        )}
      </div>
      <div className={placed.follows}>
        <h2 className={styles.part}>{t('flag.do')}</h2>
        {flag.hides && <p>{t(resolution ? 'flag.staysHidden' : 'flag.isHidden')}</p>}
        {flag.can.hide && (
          <div className={placed.act}>
            <HideFlagged id={flag.id} hides={flag.hides} />
          </div>
        )}
        {resolution && <p>{t('flag.resolved', { by: resolution.by, text: resolution.text })}</p>}
        {flag.can.resolve && !held.byOther && (
          <ResolveFlag of={flag} onDone={() => setDone(true)} />
        )}
        {done && <Onward of={flag.id} />}
      </div>
    </div>
  )
}
