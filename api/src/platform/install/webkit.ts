import { installWithApt } from './apt.ts'
import { findCommand } from './command.ts'
import { say } from './say.ts'

/** Safari's engine, as Debian builds it, the program that drives it (W3C WebDriver), and a screen for it to draw on. */
export interface WebKit {
  readonly driver: string
  readonly browser: string
  readonly screen: string
}

/** Beside the engine what plays a film's H.264 in it. */
const packages = [
  'webkit2gtk-driver',
  'xvfb',
  'gstreamer1.0-libav',
  'gstreamer1.0-plugins-good',
  'gstreamer1.0-plugins-bad',
]

/** Where Debian puts the browser: on no PATH. */
const places = ['x86_64', 'aarch64'].flatMap((machine) =>
  ['4.1', '4.0'].map((version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}`),
)

/** The third engine in which a proof walks the main path; null where it is not whole. */
export const findWebKit = (): WebKit | null => {
  const driver = findCommand(['WebKitWebDriver'])
  const browser = findCommand(['MiniBrowser'], places.join(':'))
  const screen = findCommand(['Xvfb'])
  return driver && browser && screen ? { driver, browser, screen } : null
}

/** Brings it where it can. Where it cannot, the rest is proven all the same, and the walk in it fails. */
export const bringWebKit = async (): Promise<void> => {
  if (!findWebKit()) await installWithApt('webkit', packages)
  say('webkit', findWebKit()?.browser ?? 'missing: the main path cannot be walked in it')
}
