import { expect } from 'vitest'

/** A browser, as far as a walk through our pages needs one. */
export interface Engine {
  go(url: string): Promise<void>
  reload(): Promise<void>
  /** Evaluates an expression in the page; a promise is awaited. What comes back is JSON. */
  ask(expression: string): Promise<unknown>
  /** Real input, as the standard writes it: pointer and keys. */
  act(actions: readonly object[]): Promise<void>
  /** What scripts threw or wrote as an error, so far; null where the engine does not tell. */
  readonly complaints: readonly string[] | null
}

/** It is slow to draw where there is no GPU. */
const patience = { timeout: 90_000 }

const keys: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
}

/** Goes through pages as a person does: sees, presses, writes. */
export class Walk {
  readonly #browser: Engine
  constructor(browser: Engine) {
    this.#browser = browser
  }

  go(url: string): Promise<void> {
    return this.#browser.go(url)
  }

  reload(): Promise<void> {
    return this.#browser.reload()
  }

  async ask<Answer>(expression: string): Promise<Answer> {
    return (await this.#browser.ask(expression)) as Answer
  }

  /** Until the expression is true in the page. */
  until(expression: string): Promise<void> {
    return expect
      .poll(() => this.ask(`Boolean(${expression})`), { ...patience, message: expression })
      .toBe(true)
  }

  see(text: string): Promise<void> {
    return this.until(
      `document.getElementById('root')?.innerText.includes(${JSON.stringify(text)})`,
    )
  }

  async press(role: Role, name: string): Promise<void> {
    let at: { x: number; y: number } | null = null
    const find = async () => {
      at = await this.ask(middleOf(role, name))
      return at !== null
    }
    await expect.poll(find, { ...patience, message: `${role} ${name}` }).toBe(true)
    const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } }
    const move = { type: 'pointerMove', duration: 0, origin: 'viewport', ...(at ?? {}) }
    const press = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }))
    await this.#browser.act([{ ...pointer, actions: [move, ...press] }])
  }

  key(name: string): Promise<void> {
    return this.#strike([keys[name] ?? name])
  }

  async write(label: string, text: string): Promise<void> {
    await this.press('field', label)
    await this.#strike([...text])
  }

  #strike(values: readonly string[]): Promise<void> {
    const each = (value: string) => ['keyDown', 'keyUp'].map((type) => ({ type, value }))
    return this.#browser.act([{ type: 'key', id: 'keys', actions: values.flatMap(each) }])
  }
}

const selectors = {
  button: 'button, [role=button], summary',
  link: 'a[href]',
  field: 'input, textarea',
} as const
type Role = keyof typeof selectors

/** What is on the page by its name: a button, a link, a field by its label; in view, and where its middle is. */
const middleOf = (role: Role, name: string): string => `(() => {
  const plain = (text) => (text || '').replace(/\\s+/g, ' ').trim()
  const named = (one) => [one.getAttribute('aria-label'), one.innerText,
    ...[...(one.labels || [])].map((label) => label.innerText)].map(plain)
  const found = [...document.querySelectorAll('${selectors[role]}')].find((one) =>
    !one.closest('#served') && one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden' &&
    named(one).some((text) => text.startsWith(${JSON.stringify(name)}) && !/\\d/.test(text[${name.length}] || '')))
  if (!found) return null
  found.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { x, y, width, height } = found.getBoundingClientRect()
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
})()`
