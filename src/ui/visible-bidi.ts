const names: Readonly<Record<string, string>> = {
  '\u202a': 'LRE',
  '\u202b': 'RLE',
  '\u202c': 'PDF',
  '\u202d': 'LRO',
  '\u202e': 'RLO',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
}

/**
 * Writes bidi embeddings, overrides and isolates as their Unicode names, `⟨RLO⟩`, so that no text can show its letters in
 * another order than it has them. The plain marks (LRM, RLM, ALM) stay: Arabic and Hebrew need them and they reorder nothing.
 */
export function visibleBidi(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, (control) => `⟨${names[control]}⟩`)
}
