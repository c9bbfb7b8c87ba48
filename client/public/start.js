// The first script of a page. It is a file because inline scripts are not allowed here.

// A dark page never flashes light: the key is the one under which the reader's choice is kept.
;(() => {
  let chosen = null
  try {
    chosen = localStorage.getItem('rollcall.scheme')
  } catch {
    // Storage is switched off: the system decides.
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light'
  document.documentElement.dataset.scheme = scheme
})()

// What the server shows is there to be looked at until the screen is: whoever presses or reads aloud meets the screen.
// Its first picture has the line to itself; then come the screens, which stand in a template.
;(() => {
  const AT_MOST_MS = 3000
  let begun = false
  const begin = () => {
    const later = document.getElementById('later')
    if (begun || !later) return
    begun = true
    const content = document.importNode(later.content, true)
    const scripts = [...content.querySelectorAll('script')]
    for (const script of scripts) script.remove()
    const styles = [...content.querySelectorAll('link[rel="stylesheet"]')]
    const dressed = styles.map(
      (style) =>
        new Promise((done) => {
          for (const event of ['load', 'error']) style.addEventListener(event, done)
        }),
    )
    document.head.append(content)
    // No screen is seen before its styles are there.
    Promise.all(dressed).then(() => document.head.append(...scripts))
  }
  const wait = () => {
    const served = document.getElementById('served')
    if (served) {
      served.inert = true
      served.setAttribute('aria-hidden', 'true')
    }
    const first = document.querySelector('link[rel="preload"][as="image"]')
    const picture =
      first &&
      [...document.querySelectorAll('#served image')].find(
        (one) => one.getAttribute('href') === first.getAttribute('href'),
      )
    if (!picture) return begin()
    for (const event of ['load', 'error']) picture.addEventListener(event, begin)
    setTimeout(begin, AT_MOST_MS)
    // It may have come before anybody listened.
    const there = new URL(first.href, location.href).href
    if (performance.getEntriesByName(there).some(({ responseEnd }) => responseEnd > 0)) begin()
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', wait)
  else wait()
})()
