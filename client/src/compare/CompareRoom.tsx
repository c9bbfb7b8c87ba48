import type { Identification } from '@rollcall/contract/identifications.ts'
import type { Portrait } from '@rollcall/contract/portraits.ts'
import type { ShownSighting, SubjectPage } from '@rollcall/contract/subjects.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { otherPictures } from '../men/otherPictures.ts'
import { useManNumber } from '../men/useManName.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { useBare } from '../ui/bare.ts'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { useAsking } from '../votes/useAsking.ts'
import { AnswerBar } from './AnswerBar.tsx'
import styles from './CompareRoom.module.css'
import { FeatureRail } from './FeatureRail.tsx'
import { LackingBar } from './Lacking.tsx'
import { RoomHead } from './RoomHead.tsx'
import { TwoPictures } from './TwoPictures.tsx'
import { useCheck } from './useCheck.ts'
import { useLooking } from './useLooking.ts'
import { useOpen } from './useOpen.ts'
import { usePortraitsShown, useSightingsShown } from './useShown.ts'
import { ViewBar } from './ViewBar.tsx'

export interface RoomProps {
  readonly one: Identification
  readonly man: { readonly id: string; readonly number: number }
  readonly sightings: readonly ShownSighting[]
  readonly portraits: readonly Portrait[]
  /** Another man who is confirmed to be that person. */
  readonly elsewhere?: Pick<SubjectPage, 'number' | 'sightings'>
  readonly title: string
  /** Where the arrow at the head leads back to. */
  readonly back: string
  /** What else is to be known, in a line beside the answers. */
  readonly line?: ReactNode
  /** What can be done beside answering: skip it before, go on after. */
  readonly ways: { readonly before?: ReactNode; readonly after: ReactNode }
  readonly onUndone?: () => void
}

/** A man and whom he may be have the screen, and under them is the question. */
export function CompareRoom(props: RoomProps) {
  const { one, man, title, back } = props
  const of = usePictures(props)
  const looking = useLooking(of)
  const open = useOpen(looking)
  const featureCheck = useCheck(one)
  const asked = useAsking(one, props.onUndone, featureCheck.sent)
  const save = () => one.mine && asked.give({ answer: one.mine.answer })
  const [isSaying, setSaying] = useState(false)
  useBare()
  return (
    <div className={styles.room} data-check={open.check ? '' : undefined}>
      <DocumentTitle>{title}</DocumentTitle>
      <RoomHead
        {...{ who: one.person, man, back, looking, open }}
        onRelative={one.can.vote && !one.relative ? () => setSaying(true) : undefined}
      />
      <section className={styles.pictures}>
        <TwoPictures looking={looking} />
      </section>
      {open.check && (
        <FeatureRail
          {...{ one, featureCheck, looking }}
          onClose={open.closeCheck}
          onSave={() => void save()}
        />
      )}
      {open.tools && <ViewBar looking={looking} onClose={open.closeTools} />}
      {of.right.length > 0 || (one.person.withheld && !one.can.vote) ? (
        <AnswerBar
          {...props}
          {...{ asked, featureCheck }}
          isSaying={isSaying}
          onSaying={setSaying}
        />
      ) : (
        <LackingBar of={one} />
      )}
    </div>
  )
}

/** Every picture of the two men: his on the left; portraits, and where he is confirmed elsewhere, on the right. None stands on both sides. */
function usePictures({ one, man, sightings, portraits, elsewhere }: RoomProps) {
  const byNumber = useManNumber()
  const { t } = useTranslation('compare')
  const name = useNameOf()(one.person)
  const shownMan = useSightingsShown()
  const shownPortraits = usePortraitsShown()
  const isHis = (still: string) => sightings.some((one) => one.still.id === still)
  const others = (elsewhere?.sightings ?? []).filter(({ still }) => !isHis(still.id))
  return {
    left: shownMan(byNumber(man.number), sightings),
    right: [
      ...shownPortraits(name, otherPictures(portraits, sightings)),
      ...shownMan(byNumber(elsewhere?.number ?? 0), others).map((shown) => ({
        ...shown,
        caption: `${t('confirmedAs', { name })} · ${shown.caption}`,
      })),
    ],
  }
}
