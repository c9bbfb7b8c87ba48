import type { Page } from 'playwright-core'

/**
 * Takes away what one of the oldest browsers that the build is made for (Chrome 100, Firefox 100, Safari 15) lacks and
 * ours has: built-ins that came later, by where they are found.
 */
export const asAnOldBrowser = (page: Page): Promise<unknown> =>
  page.addInitScript((lacking) => {
    for (const [owner, names] of Object.entries(lacking)) {
      const path = owner.split('.')
      const where = path.reduce<unknown>(
        (one, name) => (one as Record<string, unknown> | undefined)?.[name],
        globalThis,
      )
      for (const name of names) if (where) Reflect.deleteProperty(where as object, name)
    }
  }, later)

const later: Readonly<Record<string, readonly string[]>> = {
  'HTMLDialogElement.prototype': ['show', 'showModal', 'close', 'requestClose'],
  globalThis: [
    'structuredClone',
    'BroadcastChannel',
    'scheduler',
    'navigation',
    'Temporal',
    'Iterator',
    'URLPattern',
    'requestIdleCallback',
    'HTMLDialogElement',
  ],
  Array: ['fromAsync'],
  'Array.prototype': [
    'at',
    'findLast',
    'findLastIndex',
    'toSorted',
    'toReversed',
    'toSpliced',
    'with',
  ],
  'Uint8Array.prototype': [
    'at',
    'findLast',
    'findLastIndex',
    'toSorted',
    'toReversed',
    'with',
    'toBase64',
    'toHex',
  ],
  Uint8Array: ['fromBase64', 'fromHex'],
  'String.prototype': ['at', 'isWellFormed', 'toWellFormed'],
  Object: ['hasOwn', 'groupBy'],
  Map: ['groupBy'],
  'Set.prototype': [
    'union',
    'intersection',
    'difference',
    'symmetricDifference',
    'isSubsetOf',
    'isSupersetOf',
    'isDisjointFrom',
  ],
  Promise: ['withResolvers', 'try'],
  RegExp: ['escape'],
  Error: ['isError'],
  Math: ['sumPrecise', 'f16round'],
  Atomics: ['waitAsync', 'pause'],
  JSON: ['rawJSON', 'isRawJSON'],
  URL: ['canParse', 'parse'],
  AbortSignal: ['any', 'timeout', 'abort'],
  'AbortSignal.prototype': ['throwIfAborted', 'reason'],
  Intl: ['DurationFormat', 'Segmenter', 'supportedValuesOf'],
  'Element.prototype': ['checkVisibility', 'setHTMLUnsafe', 'moveBefore'],
  'HTMLElement.prototype': ['showPopover', 'hidePopover', 'togglePopover'],
  'HTMLVideoElement.prototype': ['requestVideoFrameCallback', 'cancelVideoFrameCallback'],
  'Document.prototype': ['startViewTransition'],
  'Crypto.prototype': ['randomUUID'],
}
