import { expect, test } from 'vitest'
import { passwordProblem } from './password.ts'

test.each([
  ['short1!', 'password-too-short'],
  ['x'.repeat(129), 'password-too-long'],
  ['aaaaaaaaaaaa', 'password-too-plain'],
  ['Password123', 'password-too-plain'],
  ['maria.lopez1', 'password-too-plain'],
  ['1234567890', 'password-too-plain'],
  ['correct horse battery', null],
  ['пароль из слов', null],
  ['密码是一个很长的句子啊', null],
])('%s → %s', (password, problem) => {
  expect(passwordProblem(password, ['Maria Lopez', 'maria.lopez@example.org'])).toBe(problem)
})
