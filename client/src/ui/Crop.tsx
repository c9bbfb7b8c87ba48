import { Label } from './Label.tsx'
import styles from './Picture.module.css'
import { Image, type Pictured } from './Picture.tsx'
import { behind, portraitOf, type Region, sizesBehind } from './pictures.ts'
import { useIsVeiled } from './veil.ts'

interface CropProps {
  readonly of: Pictured
  /** The mark, in pixels of the picture. */
  readonly region: Region
  readonly alt: string
  /** How wide the crop itself is drawn: `sizes` of an image. */
  readonly sizes: string
  readonly first?: boolean
}

/** A marked man as a portrait of 4 by 5, cut from the still by the browser: one file serves all men on it. */
export function Crop({ of, region, sizes, ...rest }: CropProps) {
  const part = portraitOf(region, of)
  const place = behind(part, of)
  const veiled = useIsVeiled(of)
  return (
    <span className={styles.frame} style={{ aspectRatio: `${part.w} / ${part.h}` }}>
      <span
        className={styles.image}
        data-there=""
        style={{
          ...place,
          backgroundImage: `url("${of.placeholder}")`,
          backgroundSize: '100% 100%',
        }}
      />
      {!veiled && (
        <Image
          {...rest}
          pictures={of.pictures}
          sizes={sizesBehind(part, of, sizes)}
          place={place}
        />
      )}
      <Label restricted={of.restricted ?? false} veiled={veiled} />
    </span>
  )
}
