import { expect, test } from 'vitest'
import { remember } from './remember.ts'

test('works out once what it still knows, and forgets the oldest first', () => {
  const asked: string[] = []
  const doubled = remember(2, (text) => {
    asked.push(text)
    return text + text
  })
  expect(['a', 'b', 'a', 'c', 'b', 'a'].map(doubled)).toEqual(['aa', 'bb', 'aa', 'cc', 'bb', 'aa'])
  expect(asked).toEqual(['a', 'b', 'c', 'a'])
})
