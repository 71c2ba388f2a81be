// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { keeps, widgetsAt } from './widget.ts'

afterEach(() => document.body.replaceChildren())

/** Whether the element with id `on` in this markup keeps each key to itself. */
function kept(markup: string, keys: string[]): boolean[] {
  document.body.innerHTML = markup
  const widgets = widgetsAt(document.getElementById('on'))
  return keys.map((key) => widgets.some((widget) => keeps(widget, key)))
}

describe('a focused widget', () => {
  it.each([
    ['text field', '<input id="on">'],
    ['search field', '<input type="search" id="on">'],
    ['text area', '<textarea id="on"></textarea>'],
    ['rich text', '<div contenteditable="true"><b id="on"></b></div>'],
    ['combo box', '<div role="combobox" id="on"></div>'],
  ])('keeps everything but Escape and Mod: %s', (_name, markup) => {
    const keys = ['j', '3', '?', 'Space', 'Enter', 'ArrowDown', 'Escape', 'Mod+k', 'Mod+Enter']
    expect(kept(markup, keys)).toEqual([true, true, true, true, true, true, false, false, false])
  })

  it.each([
    ['button', '<button id="on"></button>'],
    ['link', '<a href="/" id="on"></a>'],
    ['summary', '<details><summary id="on"></summary></details>'],
    ['button by role', '<div role="button" id="on"></div>'],
    ['file button', '<input type="file" id="on">'],
  ])('is pressed by Space and Enter and leaves the rest: %s', (_name, markup) => {
    expect(kept(markup, ['Space', 'Enter', '3', 'j', 'ArrowDown'])).toEqual([true, true, false, false, false])
  })

  it.each([
    ['radio', '<input type="radio" id="on">'],
    ['radio by role', '<div role="radiogroup"><span role="radio" id="on"></span></div>'],
    ['tab', '<div role="tablist"><button role="tab" id="on"></button></div>'],
  ])('moves by arrows and lets digits grade: %s', (_name, markup) => {
    expect(kept(markup, ['ArrowDown', 'Space', '3', 'j'])).toEqual([true, true, false, false])
  })

  it('moves by arrows, with Shift too: slider', () => {
    const keys = ['ArrowLeft', 'Shift+ArrowLeft', 'Home', 'Space', '3']
    expect(kept('<input type="range" id="on">', keys)).toEqual([true, true, true, false, false])
  })

  it.each([
    ['select', '<select id="on"></select>'],
    ['list', '<div role="listbox"><div role="option" id="on"></div></div>'],
    ['menu', '<div role="menu"><div role="menuitem" id="on"></div></div>'],
  ])('finds items by letters and digits and leaves signs: %s', (_name, markup) => {
    const keys = ['j', '3', 'ArrowDown', 'Enter', '?', 'Escape', 'Mod+k']
    expect(kept(markup, keys)).toEqual([true, true, true, true, false, false, false])
  })

  it('keeps both its own keys and those of the grid around it: button in a cell', () => {
    const keys = ['Space', 'ArrowDown', 'Mod+k']
    expect(kept('<div role="grid"><button id="on"></button></div>', keys)).toEqual([true, true, false])
  })

  it('keeps Space only: checkbox', () => {
    expect(kept('<input type="checkbox" id="on">', ['Space', 'Enter', 'ArrowDown'])).toEqual([true, false, false])
  })

  it('keeps nothing where nothing is focused, in a heading, or in an anchor that leads nowhere', () => {
    for (const markup of ['', '<h1 id="on" tabindex="-1"></h1>', '<a id="on"></a>', '<video id="on"></video>']) {
      expect(kept(markup, ['Space', 'Enter', '3', 'ArrowDown'])).toEqual([false, false, false, false])
    }
  })
})
