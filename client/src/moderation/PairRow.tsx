import { listPairs, type Pair, type PairRuling, rulePair } from '@rollcall/contract/pairs.ts'
import { getStill } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Picture } from '../ui/Picture.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Row } from '../ui/Rows.tsx'
import { offerUndo } from '../ui/undo.ts'
import styles from './PairsScreen.module.css'

/** Two stills side by side, and what is said of them. */
export function PairRow({ pair }: { readonly pair: Pair }) {
  const { t } = useTranslation('moderation')
  const act = useRuling(pair)
  const say = (ruling: PairRuling, kind: 'primary' | 'plain') => (
    <Button kind={kind} busy={act.isPending && t('pairs.busy')} onClick={() => act.rule(ruling)}>
      {t(`pairs.say.${ruling}`)}
    </Button>
  )
  const how = [
    ...(pair.mirrored ? [t('pairs.mirrored')] : []),
    ...(pair.cropped ? [t('pairs.cropped')] : []),
    ...(pair.ruledBy ? [t('pairs.by', { name: pair.ruledBy })] : []),
  ]
  return (
    <Row>
      <div className={styles.pair}>
        {pair.stills.map((still) => (
          <Link key={still.id} className={styles.still} to={`/stills/${still.id}`}>
            <Picture of={still} alt="" sizes="(max-width: 48em) 45vw, 400px" />
            <span>{still.title}</span>
          </Link>
        ))}
        <div className={styles.below}>
          {how.length > 0 && <small>{how.join(' · ')}</small>}
          <Buttons>
            {pair.ruling === 'open' ? (
              <>
                {say('same', 'primary')}
                {say('different', 'plain')}
              </>
            ) : (
              say('open', 'plain')
            )}
          </Buttons>
          <Refused error={act.error} />
        </div>
      </div>
    </Row>
  )
}

function useRuling({ stills: [{ id: stillId }, { id: other }], ruling: was }: Pair) {
  const { t } = useTranslation('moderation')
  const answers = useAnswers()
  const refresh = () => {
    for (const id of [stillId, other]) void answers.refresh(getStill, { params: { stillId: id } })
    return answers.refresh(listPairs)
  }
  const back = useAct(rulePair, { onSuccess: refresh })
  const act = useAct(rulePair, {
    onSuccess: ({ ruling }) => {
      const undo = () => back.mutate(given(was))
      offerUndo({ text: t(`pairs.said.${ruling}`), undo })
      return refresh()
    },
  })
  const given = (ruling: PairRuling) => ({ params: { stillId }, body: { stillId: other, ruling } })
  return {
    isPending: act.isPending,
    error: act.error,
    rule: (ruling: PairRuling) => act.mutate(given(ruling)),
  }
}
