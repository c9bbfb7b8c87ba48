import { type CSSProperties, useState } from 'react'
import { Label } from './Label.tsx'
import styles from './Picture.module.css'
import { plainOf, type Size, type Source, srcSetOf } from './pictures.ts'
import { useIsVeiled, type Veiled } from './veil.ts'

export interface Pictured extends Size, Veiled {
  readonly pictures: readonly Source[]
  /** A tiny data URI, drawn large until the picture is there. */
  readonly placeholder: string
  /** Moderators alone see it. */
  readonly restricted?: boolean
}

interface PictureProps {
  readonly of: Pictured
  /** What is to be seen; empty where words beside it say so already. */
  readonly alt: string
  /** How wide it is drawn, as `sizes` of an image has it. */
  readonly sizes: string
  /** The first picture of a screen is asked for at once, others when they come near. */
  readonly first?: boolean
}

/** A whole picture in its own proportions. Its place is kept from the start, so nothing jumps; with a content warning nothing else is there. */
export function Picture({ of, ...rest }: PictureProps) {
  const { width, height, placeholder, restricted = false } = of
  const veiled = useIsVeiled(of)
  return (
    <span
      className={styles.frame}
      style={{ aspectRatio: `${width} / ${height}`, backgroundImage: `url("${placeholder}")` }}
    >
      {!veiled && <Image {...rest} pictures={of.pictures} />}
      <Label restricted={restricted} veiled={veiled} />
    </span>
  )
}

interface ImageProps extends Omit<PictureProps, 'of'> {
  readonly pictures: readonly Source[]
  /** Where it lies in its frame; fills it if not said. */
  readonly place?: CSSProperties
}

/** The image itself, which shows itself when it is decoded. */
export function Image({ pictures, alt, sizes, first = false, place }: ImageProps) {
  const [there, setThere] = useState(false)
  return (
    <picture className={styles.picture}>
      <source type="image/webp" srcSet={srcSetOf(pictures, 'image/webp')} sizes={sizes} />
      <img
        className={styles.image}
        style={place}
        ref={(image) => {
          if (image?.complete && image.naturalWidth > 0) setThere(true)
        }}
        onLoad={() => setThere(true)}
        src={plainOf(pictures)}
        srcSet={srcSetOf(pictures, 'image/jpeg')}
        sizes={sizes}
        alt={alt}
        loading={first ? 'eager' : 'lazy'}
        fetchPriority={first ? 'high' : 'auto'}
        decoding="async"
        draggable={false}
        data-there={there ? '' : undefined}
      />
    </picture>
  )
}
