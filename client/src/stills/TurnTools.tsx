import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Choices.tsx'
import { isTurned, turned, type View } from './view.ts'

interface TurnToolsProps {
  readonly view: View
  readonly onView: (view: View) => void
}

/** Turns the picture by quarters, or over: films are scanned from either side. */
export function TurnTools({ view, onView }: TurnToolsProps) {
  const { t } = useTranslation('stills')
  return (
    <>
      <Button kind="quiet" wide onClick={() => onView(turned(view, -90))}>
        {t('turn.left')}
      </Button>
      <Button kind="quiet" wide onClick={() => onView(turned(view, 90))}>
        {t('turn.right')}
      </Button>
      <Check
        label={t('turn.flip')}
        checked={view.flip}
        onChange={(flip) => onView({ ...view, flip })}
      />
      <Button
        kind="quiet"
        wide
        disabled={!isTurned(view)}
        onClick={() => onView({ ...view, turn: 0, flip: false })}
      >
        {t('tool.reset')}
      </Button>
    </>
  )
}
