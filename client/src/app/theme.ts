import { type CSSVariablesResolver, createTheme } from '@mantine/core'

/** Mantine brings behaviour; its looks are led back to the tokens, which know both themes. */
export const theme = createTheme({
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '500' },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: {
    xs: 'var(--small)',
    sm: '0.9375rem',
    md: 'var(--text)',
    lg: '1.1875rem',
    xl: '1.3125rem',
  },
  components: {
    Popover: { defaultProps: { shadow: 'none', radius: 4 } },
    Combobox: { defaultProps: { shadow: 'none', radius: 4 } },
  },
})

const variables = {
  '--mantine-line-height': 'var(--line)',
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--soft)',
  '--mantine-color-error': 'var(--warn)',
  '--mantine-color-placeholder': 'var(--soft)',
  '--mantine-color-anchor': 'var(--ink)',
  '--mantine-color-default': 'var(--panel)',
  '--mantine-color-default-hover': 'var(--panel)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--hair)',
  '--mantine-color-disabled-color': 'var(--soft)',
  '--mantine-primary-color-filled': 'var(--amber-fill)',
  '--mantine-primary-color-filled-hover': 'var(--amber-fill)',
  '--mantine-primary-color-contrast': 'var(--on-amber)',
  '--mantine-primary-color-light': 'var(--panel)',
  '--mantine-primary-color-light-hover': 'var(--panel)',
  '--mantine-primary-color-light-color': 'var(--ink)',
}

/** Said once for each scheme, because Mantine's own say so too and would win. */
export const themeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variables,
  dark: variables,
})
