import { useBare } from '../ui/bare.ts'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Loading } from '../ui/Loading.tsx'
import bar from './AnswerBar.module.css'
import styles from './CompareRoom.module.css'

/** Where the pictures will stand, as large as they will be, so that nothing jumps when they come. */
export function RoomWaiting({ title }: { readonly title: string }) {
  useBare()
  return (
    <div className={styles.room}>
      <DocumentTitle>{title}</DocumentTitle>
      <div className={styles.names}>
        <Heading>{title}</Heading>
      </div>
      <div className={styles.coming} />
      <div className={bar.bar}>
        <Loading rows={1} />
      </div>
    </div>
  )
}
