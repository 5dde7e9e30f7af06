// Apollo Client and urql against the service, as an app would use them. Arguments: endpoint, two tokens.
import assert from 'node:assert/strict';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { SetContextLink } from '@apollo/client/link/context';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { createHash } from 'node:crypto';

const [endpoint, apolloToken, urqlToken] = process.argv.slice(2);

const FEED = gql`
  query Feed($after: String) {
    projects(first: 2, after: $after) {
      edges { cursor node { id title raised { minor currency } } }
      pageInfo { endCursor hasNextPage }
    }
  }
`;
const RENAME = gql`
  mutation Rename($name: String!) {
    updateProfile(input: { name: $name }) {
      account { id name }
      userErrors { code field message }
    }
  }
`;
const QUEUE = gql`query Queue { reviewQueue { nodes { id } } }`;

/** A fetch that notes what was sent: the method, and whether the document was in it. */
function noting(requests) {
  return async (address, options = {}) => {
    const sent = options.method === 'POST'
      ? JSON.parse(options.body)
      : Object.fromEntries(new URL(address).searchParams);
    const response = await fetch(address, options);
    requests.push({ method: options.method ?? 'GET', document: Boolean(sent.query), status: response.status });
    return response;
  };
}

async function apollo() {
  const requests = [];
  const link = ApolloLink.from([
    new SetContextLink(() => ({ headers: { Authorization: `Bearer ${apolloToken}`, 'Accept-Language': 'en' } })),
    new PersistedQueryLink({
      sha256: (document) => createHash('sha256').update(document).digest('hex'),
      useGETForHashedQueries: true,
    }),
    new HttpLink({ uri: endpoint, fetch: noting(requests) }),
  ]);
  const cache = new InMemoryCache({
    possibleTypes: { Node: ['Account', 'Organisation', 'Pledge', 'Project', 'Reward', 'Update'] },
    typePolicies: { Query: { fields: { projects: relayStylePagination(['filter', 'orderBy']) } } },
  });
  const client = new ApolloClient({ link, cache });

  // A document is sent once; from then on its hash is enough, by GET.
  const first = await client.query({ query: FEED });
  assert.equal(first.data.projects.edges.length, 2);
  assert.deepEqual(requests, [
    { method: 'GET', document: false, status: 200 },
    { method: requests[1].method, document: true, status: 200 },
  ]);
  const feed = client.watchQuery({ query: FEED });
  const shown = feed.subscribe(() => {});
  await feed.fetchMore({ variables: { after: first.data.projects.pageInfo.endCursor } });
  assert.deepEqual(requests.slice(2), [{ method: 'GET', document: false, status: 200 }]);
  const ids = client.readQuery({ query: FEED }).projects.edges.map((edge) => edge.node.id);
  assert.equal(ids.length, 4, 'the second page stands behind the first');
  assert.equal(new Set(ids).size, 4, 'nothing twice');
  shown.unsubscribe();

  // A mutation is a POST, always.
  requests.length = 0;
  const renamed = await client.mutate({ mutation: RENAME, variables: { name: 'By Apollo' } });
  assert.equal(renamed.data.updateProfile.account.name, 'By Apollo');
  assert.ok(requests.every((request) => request.method === 'POST'), JSON.stringify(requests));

  // What people can put right is data; what they cannot is an error with a code.
  const refused = await client.mutate({ mutation: RENAME, variables: { name: ' ' } });
  assert.equal(refused.data.updateProfile.account, null);
  assert.deepEqual(refused.data.updateProfile.userErrors[0].field, ['input', 'name']);
  const error = await client.query({ query: QUEUE }).then(() => null, (thrown) => thrown);
  assert.ok(CombinedGraphQLErrors.is(error), String(error));
  assert.equal(error.errors[0].extensions.code, 'FORBIDDEN');
}

async function urql() {
  const requests = [];
  const client = new Client({
    url: endpoint,
    exchanges: [
      persistedExchange({ preferGetForPersistedQueries: true, generateHash: sha256, enableForMutation: false }),
      fetchExchange,
    ],
    fetch: noting(requests),
    fetchOptions: () => ({ headers: { Authorization: `Bearer ${urqlToken}`, 'Accept-Language': 'en' } }),
    requestPolicy: 'network-only',
    preferGetMethod: false,
  });

  const first = await client.query(FEED, {});
  assert.equal(first.error, undefined);
  assert.equal(first.data.projects.edges.length, 2);
  assert.deepEqual(requests.map((request) => request.document), [false, true]);
  const second = await client.query(FEED, { after: first.data.projects.pageInfo.endCursor });
  assert.equal(second.data.projects.edges.length, 2);
  assert.deepEqual(requests.slice(2), [{ method: 'GET', document: false, status: 200 }]);

  const renamed = await client.mutation(RENAME, { name: 'By urql' });
  assert.equal(renamed.data.updateProfile.account.name, 'By urql');
  assert.equal(requests.at(-1).method, 'POST');
  const refused = await client.mutation(RENAME, { name: ' ' });
  assert.deepEqual(refused.data.updateProfile.userErrors[0].field, ['input', 'name']);
  const queue = await client.query(QUEUE, {});
  assert.equal(queue.error.graphQLErrors[0].extensions.code, 'FORBIDDEN');
}

async function sha256(document) {
  return createHash('sha256').update(document).digest('hex');
}

await apollo();
await urql();
