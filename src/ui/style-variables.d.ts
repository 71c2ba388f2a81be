import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Custom properties may be set on elements: the content security policy forbids style attributes in HTML, not these. */
    [variable: `--${string}`]: string | number | undefined
  }
}
