import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { Choices } from '../ui/Choices.tsx'

interface Page {
  readonly page: number
  readonly width: number
  readonly height: number
}

/** The page that is offered where a file was found to hold several pictures: the largest. */
export const offeredPage = (error: Error | null): number | null =>
  isProblem(error, 'source.several-pictures') ? (error.document.offered as number) : null

interface WhichPictureProps {
  readonly error: Error | null
  readonly page: number | null
  readonly onChange: (page: number) => void
}

/** Asks which of several pictures of one file is meant. */
export function WhichPicture({ error, page, onChange }: WhichPictureProps) {
  const { t } = useTranslation('films')
  if (!isProblem(error, 'source.several-pictures')) return null
  const pages = error.document.pages as readonly Page[]
  return (
    <Choices
      label={t('whichPicture')}
      choices={pages.map((one) => ({
        value: String(one.page),
        label: t('pictureSize', { ...one }),
      }))}
      value={String(page ?? offeredPage(error))}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  )
}
