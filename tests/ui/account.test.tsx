import { screen, waitFor } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../support/api.ts'
import { appPage } from '../support/app-page.tsx'
import { freshDatabase } from '../support/database.ts'
import { annotator, makeProject } from '../support/projects.ts'

const app = appPage()
const database = await freshDatabase()
let server: TestServer
let owner: Client
let person: Client
let projectId: string
let user: UserEvent

beforeAll(async () => {
  server = await testServer(database.db, { now: () => new Date() })
})
afterAll(() => database.drop())
beforeEach(() => {
  user = userEvent.setup()
})

test('a server without an owner says how to get one', async () => {
  await app.open(server.stranger(), '/sign-in')
  expect(await screen.findByText(/Open the one-time link that the server printed/)).toBeTruthy()
})

test('a link that is not known, or cut off, is said to be so', async () => {
  owner = await server.owner()
  projectId = await makeProject(server, owner)
  person = await annotator(server, projectId, 'Peter')
  await app.open(server.stranger(), '/link/half-a-link')
  expect(await screen.findByText(/This link is not known here/)).toBeTruthy()
})

test('a page behind the sign-in comes up after it, and a wrong password loses nothing', async () => {
  await app.open(server.stranger(), '/history')
  await user.type(await screen.findByLabelText('Email address'), 'peter@example.org')
  await user.type(screen.getByLabelText('Password'), 'not the password')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(await screen.findByText('The email address or the password is wrong.')).toBeTruthy()
  expect((screen.getByLabelText('Email address') as HTMLInputElement).value).toBe('peter@example.org')
  await user.clear(screen.getByLabelText('Password'))
  await user.type(screen.getByLabelText('Password'), 'a long enough secret{Enter}')
  await screen.findByRole('heading', { name: 'History' })
})

test('passwords that are easy to guess are refused with the reason, good ones are taken', async () => {
  await app.open(person, '/settings')
  await user.type(await screen.findByLabelText('Present password'), 'a long enough secret')
  await user.type(screen.getByLabelText('New password'), 'short')
  await user.click(screen.getByRole('button', { name: 'Change password' }))
  expect(await screen.findByText('The password is too short. Use at least 10 characters.')).toBeTruthy()
  await user.clear(screen.getByLabelText('New password'))
  await user.type(screen.getByLabelText('New password'), 'passwordpassword')
  await user.click(screen.getByRole('button', { name: 'Change password' }))
  expect(await screen.findByText(/too easy to guess/)).toBeTruthy()
  await user.clear(screen.getByLabelText('New password'))
  await user.type(screen.getByLabelText('New password'), 'seven quiet herons')
  await user.click(screen.getByRole('button', { name: 'Change password' }))
  expect(await screen.findByText(/The password is changed/)).toBeTruthy()
})

test('the language changes at once and is kept with the account', async () => {
  await app.open(person, '/settings')
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Language' }), 'Deutsch')
  await screen.findByRole('heading', { name: 'Einstellungen' })
  expect(document.documentElement.lang).toBe('de')
  await waitFor(async () => expect((await person.ok('session.get')).me?.settings.uiLanguage).toBe('de'))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Sprache' }), 'العربية')
  await waitFor(() => expect(document.documentElement.dir).toBe('rtl'))
  await user.selectOptions(screen.getByRole('combobox', { name: 'اللغة' }), 'English')
  await screen.findByRole('heading', { name: 'Settings' })
  expect(document.documentElement.dir).toBe('ltr')
  await waitFor(async () => expect((await person.ok('session.get')).me?.settings.uiLanguage).toBe('en'))
})

test('letter keys can be switched off, digits stay', async () => {
  await app.open(person, '/settings')
  await user.click(await screen.findByRole('switch', { name: 'Letter keys' }))
  await waitFor(async () => expect((await person.ok('session.get')).me?.settings.letterKeys).toBe(false))
  await app.open(person, `/projects/${projectId}/label`)
  await screen.findByRole('complementary', { name: 'Judgement' })
  await user.keyboard('x')
  expect(screen.queryByRole('heading', { name: 'Why can it not be judged?' })).toBeNull()
  await user.keyboard('3')
  expect(await screen.findByText('1 made · 1 stored')).toBeTruthy()
})

test('signing out leads to the sign-in, and back needs the password', async () => {
  await app.open(person, '/')
  await user.click(await screen.findByRole('button', { name: 'Sign out' }))
  await screen.findByLabelText('Password')
  await app.open(person, '/history')
  expect(await screen.findByLabelText('Password')).toBeTruthy()
})
