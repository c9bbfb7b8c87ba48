import type { Tip } from '@rollcall/contract/tipDesk.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../../i18n/useFormat.ts'
import { AboutLine } from '../../tips/AboutLine.tsx'
import { AboutWhat } from '../../tips/AboutWhat.tsx'
import { shownAs } from '../../tips/about.ts'
import { Became } from '../../tips/Became.tsx'
import styles from '../../tips/Tip.module.css'
import { TipStatus } from '../../tips/TipStatus.tsx'
import { Messages } from '../../tips/thread/Messages.tsx'
import { Written } from '../../tips/Written.tsx'
import { DocumentTitle } from '../../ui/DocumentTitle.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { Around, Onward } from '../Around.tsx'
import { InHand } from '../InHand.tsx'
import placed from '../Item.module.css'
import { useClaim } from '../useClaim.ts'
import { DeskAnswer } from './DeskAnswer.tsx'
import { MakeOf } from './MakeOf.tsx'
import { SameTips } from './SameTips.tsx'

/** What it is about at the left, what was written in the middle, what is made of it at the right. */
export function DeskTip({ of: tip }: { readonly of: Tip }) {
  const { t } = useTranslation('tips')
  const { moment } = useFormat()
  const [done, setDone] = useState(false)
  // Of what is decided nothing waits any more, so nobody has to have it in hand.
  const held = useClaim(tip.id, tip.can.dismiss)
  return (
    <div className={placed.item}>
      <DocumentTitle>{t('desk.title')}</DocumentTitle>
      <div className={placed.top}>
        <Link to="/desk">{t('desk.back')}</Link>
        <Heading>{t('desk.title')}</Heading>
        <div className={placed.line}>
          <TipStatus of={tip.status} />
          <small>
            <AboutLine of={tip.about} />
          </small>
          <small>{moment(tip.at)}</small>
          {tip.keyedBy !== null && <small>{t('keyed.by', { name: tip.keyedBy })}</small>}
          {!held.byOther && <InHand of={held} />}
        </div>
        {held.byOther && <InHand of={held} />}
        <Around of={tip.id} />
      </div>
      <div className={placed.man}>
        <AboutWhat of={shownAs(tip.about)} />
      </div>
      <div className={placed.said}>
        <Written of={tip} />
        <SameTips of={tip.same} />
        <Messages of={tip.messages} as="moderator" />
        {tip.can.answer && !held.byOther && <DeskAnswer of={tip} />}
      </div>
      <div className={placed.follows}>
        {(!held.byOther || tip.became.length > 0) && (
          <h2 className={styles.part}>{t('desk.make')}</h2>
        )}
        {tip.status === 'dismissed' && (
          <p>{t('desk.dismissed', { by: tip.dismissal.by, reasons: tip.dismissal.reasons })}</p>
        )}
        <Became of={tip.became} atDesk />
        {!held.byOther && <MakeOf of={tip} onDone={() => setDone(true)} />}
        {done && <Onward of={tip.id} />}
      </div>
    </div>
  )
}
