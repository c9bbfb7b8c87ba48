import { getDocumentPage } from '@rollcall/contract/documentPages.ts'
import type { SourceDocument } from '@rollcall/contract/documents.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Loading } from '../ui/Loading.tsx'
import { Refused } from '../ui/Refused.tsx'
import { CitePage } from './CitePage.tsx'
import styles from './Documents.module.css'
import { DrawPart } from './DrawPart.tsx'
import { OpenPage } from './OpenPage.tsx'
import { PageWithRegion } from './PageWithRegion.tsx'

interface OnePageProps {
  readonly document: SourceDocument
  readonly page: number
  /** What is pointed at on it. */
  readonly region: Region | null
}

/** One page: its picture, what it says, who may see it, and how it is cited. */
export function OnePage({ document, page, region }: OnePageProps) {
  const { t } = useTranslation('documents')
  const { number } = useFormat()
  const params = { documentId: document.id, page: `${page}` }
  const { data, error, refetch } = useGet(getDocumentPage, { params } as never)
  const [part, setPart] = useState(region)
  /** Whether a part is being drawn, and whether by somebody who came by keys. */
  const [drawing, setDrawing] = useState<{ readonly byKeys: boolean } | null>(null)
  if (error) return <Refused error={error} onAgain={refetch} />
  if (!data) return <Loading rows={3} />
  const alt = t('pageOf', { page: number(page), title: document.title })
  const end = (drawn: Region | null) => {
    setPart(drawn)
    setDrawing(null)
  }
  return (
    <section className={styles.page} aria-labelledby="page">
      <h2 id="page">{t('page', { page: number(page) })}</h2>
      {drawing ? (
        <DrawPart
          of={data}
          label={alt}
          region={part}
          byKeys={drawing.byKeys}
          onDone={end}
          onLeave={() => end(part)}
        />
      ) : (
        <PageWithRegion of={data} alt={alt} region={part} />
      )}
      <OpenPage of={data} />
      <CitePage
        of={data}
        region={part}
        drawing={drawing !== null}
        onDraw={(byKeys) => setDrawing({ byKeys })}
        onWhole={() => setPart(null)}
      />
      <h3>{t('text')}</h3>
      {data.text ? <p className={styles.text}>{data.text}</p> : <p>{t('textNone')}</p>}
    </section>
  )
}
