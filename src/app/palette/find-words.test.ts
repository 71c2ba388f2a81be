import { expect, it } from 'vitest'
import { hasWords } from './find-words.ts'

it.each([
  ['Open the landing page', 'page open', true],
  ['Open the landing page', 'open task', false],
  ['Undo the last label', '', true],
  ['Ouvrir la tâche différée', 'TACHE differee', true],
  ['ラベルを元に戻す', '元に戻す', true],
  ['ทำเครื่องหมาย', 'เครื่อง', true],
])('%s, searched by "%s": %s', (text, typed, found) => {
  expect(hasWords(text, typed)).toBe(found)
})
