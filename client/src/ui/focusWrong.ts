const wrong = '[aria-invalid=true], fieldset:has([id$="-error"]) input'

/** As soon as the page shows what is wrong, one stands at the first such field: what is typed next goes there. */
export function focusWrong(form: HTMLFormElement | null): void {
  const stand = () => {
    if (!form?.querySelector(`:is(${wrong}):focus`))
      form?.querySelector<HTMLElement>(wrong)?.focus()
  }
  queueMicrotask(stand)
  requestAnimationFrame(stand)
}
