import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Loading } from '../ui/Loading.tsx'
import styles from './CompareRoom.module.css'

/** Where the pictures will stand, as large as they will be, so that nothing jumps when they come. */
export function RoomWaiting({ title }: { readonly title: string }) {
  return (
    <div className={styles.room}>
      <DocumentTitle>{title}</DocumentTitle>
      <div className={styles.top}>
        <Heading className={styles.names}>{title}</Heading>
      </div>
      <div className={styles.coming} />
      <div className={styles.foot}>
        <Loading rows={1} />
      </div>
    </div>
  )
}
