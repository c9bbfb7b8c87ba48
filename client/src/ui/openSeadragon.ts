import { nonce } from './nonce.ts'

/** Deep zoom, in a chunk of its own that only a still brings. */
export async function loadOpenSeadragon() {
  keepItsStyleOut()
  return (await import('openseadragon')).default
}

const mark = 'data-openseadragon-mobile-css'

/**
 * Unless an element with this mark is there, the library adds a style element of its own, without a nonce, which hides the
 * focus of touch screens: the policy forbids the one and we do not want the other.
 */
function keepItsStyleOut(): void {
  if (document.querySelector(`style[${mark}]`)) return
  const style = document.createElement('style')
  style.nonce = nonce()
  style.setAttribute(mark, 'true')
  document.head.append(style)
}
