import type { Tip } from '@rollcall/contract/tips.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../i18n/useFormat.ts'
import cased from '../moderation/Case.module.css'
import manned from '../moderation/CaseMan.module.css'
import topped from '../moderation/CaseTop.module.css'
import { InHand } from '../moderation/InHand.tsx'
import { useClaim } from '../moderation/useClaim.ts'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { Heading } from '../ui/Heading.tsx'
import { AboutLine } from './AboutLine.tsx'
import { AboutWhat } from './AboutWhat.tsx'
import { shownAs } from './about.ts'
import { Became } from './Became.tsx'
import { DeskAnswer } from './DeskAnswer.tsx'
import { MakeOf } from './MakeOf.tsx'
import { Messages } from './Messages.tsx'
import { SameTips } from './SameTips.tsx'
import styles from './Tip.module.css'
import { TipStatus } from './TipStatus.tsx'
import { Written } from './Written.tsx'

/** What it is about at the left, what was written in the middle, what is made of it at the right. */
export function DeskTip({ of: tip }: { readonly of: Tip }) {
  const { t } = useTranslation('tips')
  const { moment } = useFormat()
  // Of what is decided nothing waits any more, so nobody has to have it in hand.
  const held = useClaim(tip.id, tip.can.dismiss)
  return (
    <div className={cased.case}>
      <DocumentTitle>{t('desk.title')}</DocumentTitle>
      <div className={topped.top}>
        <Link to="/desk">{t('desk.back')}</Link>
        <Heading>{t('desk.title')}</Heading>
        <div className={topped.line}>
          <TipStatus of={tip.status} />
          <small>
            <AboutLine of={tip.about} />
          </small>
          <small>{moment(tip.at)}</small>
          {!held.byOther && <InHand of={held} />}
        </div>
        {held.byOther && <InHand of={held} />}
      </div>
      <div className={manned.man}>
        <AboutWhat of={shownAs(tip.about)} />
      </div>
      <div className={cased.said}>
        <Written of={tip} />
        <SameTips of={tip.same} />
        <Messages of={tip.messages} as="moderator" />
        {tip.can.answer && !held.byOther && <DeskAnswer of={tip} />}
      </div>
      <div className={cased.follows}>
        {(!held.byOther || tip.became.length > 0) && (
          <h2 className={styles.part}>{t('desk.make')}</h2>
        )}
        {tip.status === 'dismissed' && (
          <p>{t('desk.dismissed', { by: tip.dismissal.by, reasons: tip.dismissal.reasons })}</p>
        )}
        <Became of={tip.became} atDesk />
        {!held.byOther && <MakeOf of={tip} />}
      </div>
    </div>
  )
}
