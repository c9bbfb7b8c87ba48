import type { Pictured } from '../ui/Picture.tsx'

const calm = matchMedia('(prefers-reduced-motion: reduce)')

/** Every size of one format: the library takes the one that is large enough. */
export function pyramidOf({ pictures, width, height }: Pictured) {
  const levels = pictures
    .filter(({ type }) => type === 'image/webp')
    .map((one) => ({ url: one.url, width: one.width, height: (one.width * height) / width }))
  return { type: 'legacy-image-pyramid', levels }
}

/** How the library behaves here: it brings no controls, takes no keys and draws without a GPU. */
export const options = {
  drawer: 'canvas',
  showNavigationControl: false,
  // The stage around it takes the keys.
  tabIndex: '',
  animationTime: calm.matches ? 0 : 0.3,
  immediateRender: true,
  visibilityRatio: 0.5,
  minZoomImageRatio: 0.8,
  maxZoomPixelRatio: 8,
  zoomPerScroll: 1.15,
  gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
  gestureSettingsTouch: { pinchRotate: false, dblClickToZoom: true },
}
