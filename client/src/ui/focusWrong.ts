const wrong = '[aria-invalid=true], fieldset:has([id$="-error"]) input'

/** Once the page shows what is wrong, one stands at the first such field. */
export function focusWrong(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>(wrong)?.focus())
}
