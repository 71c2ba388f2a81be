import { expect, test } from 'vitest'
import { guessFormat } from './guess-format.ts'
import { guessMapping } from './guess-mapping.ts'

test.each([
  ['rows.csv', 'query,docid,rating\nlaptop,1,3\n', 'csv', 'rows'],
  ['rows.txt', 'query;docid;rating\n', 'csv', 'rows'],
  ['run.bm25.txt', 'q1 Q0 d1 1 17.7 bm25\nq1 Q0 d2 2 4.7 bm', 'trec', 'run'],
  ['qrels.txt', 'q1 0 d1 1\nq1 0 d2 0\n', 'trec', 'qrels'],
  ['qrels.tsv', 'q1\t0\td1\t1\n', 'trec', 'qrels'],
  ['topics.tsv', 'q1\tWho wrote it?\nq2\tWhen, and where, and why?\n', 'trec', 'topics'],
  ['queries.tsv', 'query_id\tquery\n1\tsofa\n', 'tsv', 'rows'],
  ['label.csv', 'id\tquery_id\tproduct_id\tlabel\n0\t0\t25434\tExact\n', 'tsv', 'rows'],
  ['docs.jsonl', '{"docid":"a00p2","text":"A query is {"}\n', 'jsonl', 'documents'],
  ['rows.json', '\uFEFF{"query":"sofa","docid":"1"}\n', 'jsonl', 'rows'],
  ['empty.csv', '', 'csv', 'rows'],
  ['ids.tsv', 'docid\n1\n', 'tsv', 'rows'],
])('%s is read by what it holds', (name, text, format, part) => {
  expect(guessFormat(text, name)).toEqual({ format, part })
})

test('rated columns become sources, each by its name', () => {
  const columns = ['query', 'docid', 'name', 'description', 'agent_1_rating', 'agent_2_rating', 'final_rating']
  const rows = [['laptop', '1', 'Acer', 'A laptop', '3', '', '2.0']]
  expect(guessMapping(columns, rows)).toEqual(['query', 'docId', 'title', 'snippet', 'rating', 'rating', 'rating'])
})

test('a column of words is no rating, whatever its name', () => {
  expect(guessMapping(['id', 'query_id', 'product_id', 'label'], [['0', '1', '2', 'Exact']])).toEqual([
    'ignore',
    'queryId',
    'docId',
    'ignore',
  ])
})

test('spelling, case and separators of names do not matter', () => {
  const columns = [
    'Query ID',
    'queryText',
    'Product-Id',
    'PRODUCT TITLE',
    'landingPage',
    'Language',
    'Country',
    'Position',
  ]
  const expected = ['queryId', 'query', 'docId', 'title', 'url', 'language', 'market', 'rank']
  expect(guessMapping(columns, [])).toEqual(expected)
})

test('a field is given once, to the column with the plainest name', () => {
  expect(guessMapping(['name', 'title', 'id', 'docid', 'text', 'body'], [])).toEqual([
    'ignore',
    'title',
    'ignore',
    'docId',
    'text',
    'ignore',
  ])
})

test('beside query and docid, columns of numbers are judges', () => {
  expect(
    guessMapping(
      ['query', 'docid', 'Anna', 'Ben'],
      [
        ['a', '1', '3', ''],
        ['a', '2', '', '0'],
      ],
    ),
  ).toEqual(['query', 'docId', 'rating', 'rating'])
  expect(guessMapping(['query', 'docid', 'price', 'brand'], [['a', '1', '3', 'Acme']])).toEqual([
    'query',
    'docId',
    'ignore',
    'ignore',
  ])
})

const preferences = ['query_id', 'query', 'language', 'market', 'first', 'second', 'person', 'source', 'preference']

test.each(['sides', 'pairwise'] as const)('exported preferences are known again where %s are compared', (kind) => {
  expect(guessMapping([...preferences, 'reasons', 'explanation'], [], kind)).toEqual([
    ...['queryId', 'query', 'language', 'market', 'left', 'right', 'worker', 'workerSource', 'preference'],
    ...['whys', 'explanation'],
  ])
})

test('where nothing is compared, two sides are left out', () => {
  expect(guessMapping(['query', 'docid', 'first', 'second', 'reasons'], [['q', 'd', '1', '2', 'quality']])).toEqual([
    ...['query', 'docId', 'ignore', 'ignore', 'ignore'],
  ])
  // Judges by these names stay judges.
  expect(guessMapping(['query', 'docid', 'first', 'second'], [['q', 'd', '1', '2']], 'page')).toEqual([
    ...['query', 'docId', 'rating', 'rating'],
  ])
})
