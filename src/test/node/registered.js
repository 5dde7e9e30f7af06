// Sends registered operations through Apollo Client and urql to a service that takes nothing else, with the code of
// src/docs/front-end.md as it stands there. Arguments: endpoint, the document, the schema, the folder of operations, a token.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { buildSchema, isInterfaceType, isScalarType, isSpecifiedScalarType, parse, validate } from 'graphql';

const [endpoint, text, schemaFile, folder, token] = process.argv.slice(2);
const document = readFileSync(text, 'utf8');
const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
const files = Object.fromEntries(readdirSync(folder).filter((file) => file.endsWith('.graphql'))
  .map((file) => [file.replace('.graphql', ''), readFileSync(join(folder, file), 'utf8')]));
const hashes = Object.fromEntries(Object.entries(files)
  .map(([name, operation]) => [name, createHash('sha256').update(operation).digest('hex')]));

/** The code under a heading. */
function code(heading, language) {
  const part = document.split(/^## /m).find((section) => section.startsWith(`${heading}\n`));
  return part.match(new RegExp('^```' + language + '\\n([\\s\\S]*?)^```$', 'm'))[1];
}

const requests = [];

/** A fetch of the signed-in person; it notes the method, and that no document was sent. */
async function noting(address, options = {}) {
  const sent = options.method === 'POST' ? JSON.parse(options.body) : Object.fromEntries(new URL(address).searchParams);
  assert.equal(sent.query, undefined, 'the hash alone is sent');
  const response = await fetch(address.replace('https://api.example.org/graphql', endpoint),
    { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } });
  requests.push(options.method ?? 'GET');
  return response;
}

function theOperationsFitTheSchema() {
  for (const [name, operation] of Object.entries(files)) {
    assert.deepEqual(validate(schema, parse(operation)), [], name);
  }
}

function theDocumentNamesEveryScalarAndNode() {
  const types = Object.values(schema.getTypeMap());
  const scalars = types.filter((type) => isScalarType(type) && !isSpecifiedScalarType(type)).map((type) => type.name);
  const generated = code('Schema and types', 'ts').match(/scalars: \{([^}]*)\}/)[1];
  assert.deepEqual(generated.match(/\w+(?=:)/g).sort(), scalars.sort());
  const nodes = schema.getPossibleTypes(types.find((type) => isInterfaceType(type) && type.name === 'Node')).map((type) => type.name);
  const listed = code('Apollo Client', 'js').match(/Node: \[([^\]]*)\]/)[1];
  assert.deepEqual(listed.match(/\w+/g).sort(), nodes.sort());
}

async function apollo(context) {
  vm.runInContext(code('Apollo Client', 'js'), context);
  const client = vm.runInContext('client', context);
  const feed = gql(files.Feed);
  const shown = client.watchQuery({ query: feed, variables: { first: 2, edges: true } });
  const subscription = shown.subscribe(() => {});
  const first = await client.query({ query: feed, variables: { first: 2, edges: true } });
  await shown.fetchMore({ variables: { after: first.data.projects.pageInfo.endCursor } });
  const { projects } = client.readQuery({ query: feed, variables: { first: 2, edges: true } });
  assert.equal(new Set(projects.edges.map((edge) => edge.node.id)).size, 4, 'the second page stands behind the first');
  subscription.unsubscribe();
  assert.ok(requests.every((method) => method === 'GET'), 'queries are sent by GET');

  await client.query({ query: gql(files.Regions) });
  await client.query({ query: gql(files.Viewer) });
  const kept = Object.keys(client.cache.extract());
  assert.ok(kept.includes('Viewer:{}'), String(kept));
  assert.ok(kept.some((key) => key.startsWith('Region:{"code"')), String(kept));

  requests.length = 0;
  const { data } = await client.mutate({ mutation: gql(files.UpdateProfile), variables: { input: { name: 'By Apollo' } } });
  assert.equal(data.updateProfile.account.name, 'By Apollo');
  assert.deepEqual(requests, ['POST']);
}

async function urql(context) {
  requests.length = 0;
  vm.runInContext(code('urql', 'js').replaceAll('const ', 'var '), context);
  const client = vm.runInContext('client', context);
  const { data, error } = await client.query(gql(files.Feed), { first: 2 }).toPromise();
  assert.equal(error, undefined);
  assert.equal(data.projects.nodes.length, 2);
  assert.deepEqual(requests, ['GET']);
  const renamed = await client.mutation(gql(files.UpdateProfile), { input: { name: 'By urql' } }).toPromise();
  assert.equal(renamed.error, undefined);
  assert.equal(renamed.data.updateProfile.account.name, 'By urql');
  assert.deepEqual(requests, ['GET', 'POST']);
}

theOperationsFitTheSchema();
theDocumentNamesEveryScalarAndNode();
const surroundings = () => vm.createContext({ hashes, InMemoryCache, PersistedQueryLink, relayStylePagination, ApolloClient,
  HttpLink: class extends HttpLink { constructor(options) { super({ ...options, fetch: noting }); } },
  cacheExchange, fetchExchange, persistedExchange,
  Client: class extends Client { constructor(options) { super({ ...options, fetch: noting }); } } });
await apollo(surroundings());
const withNamed = surroundings();
vm.runInContext(code('Apollo Client', 'js').split('\n')[0], withNamed);
await urql(withNamed);
