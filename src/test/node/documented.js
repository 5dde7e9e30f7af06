// Runs the code of src/docs/front-end.md, as it stands there, with what a browser and a mini-program have.
// Arguments: endpoint, the document, a token for the app, one for the mini-program, a project's id.
import assert from 'node:assert/strict';
import { createHash, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { browser, miniProgram } from './surroundings.js';

const [endpoint, text, appToken, miniToken, projectId] = process.argv.slice(2);
const BAD_TOKEN = 'e30.e30.e30';
const APP = 'https://app.crowdshelf.test';
const blocks = sections(readFileSync(text, 'utf8'));

/** The code under each heading. */
function sections(document) {
  const found = {};
  for (const part of document.split(/^## /m).slice(1)) {
    found[part.slice(0, part.indexOf('\n'))] =
      [...part.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({ language, code }));
  }
  return found;
}

function only(heading, language) {
  const [block, ...more] = blocks[heading];
  assert.equal(block.language, language, heading);
  assert.equal(more.length, 0, heading);
  return block.code;
}

/** Runs code there; what it declares is there from then on, and the value of its last expression comes back. */
const run = (context, code) => vm.runInContext(code, context);

const thrown = (promise) => promise.then(() => assert.fail('nothing was thrown'), (error) => error);

/** A page asks for several things at once with a token that has run out: it is renewed once, and each is answered. */
async function askTogether(ask) {
  const answers = await Promise.all(Array.from({ length: 3 }, () => ask('{ viewer { roles } }')));
  for (const { viewer } of answers) assert.ok(Array.isArray(viewer.roles));
}

/** What an app does once it can ask, in whichever surroundings. */
async function useIt(ask, renewals, name) {
  const feed = only('Pages', 'graphql');
  const ids = [];
  let after = null;
  let pages = 0;
  do {
    const { projects } = await ask(feed, { after });
    ids.push(...projects.edges.map((edge) => edge.node.id));
    after = projects.pageInfo.hasNextPage ? projects.pageInfo.endCursor : null;
    pages++;
  } while (after && !ids.includes(projectId));   // among the newest; how many more there are is unknown
  assert.ok(pages >= 2, `${pages} pages`);
  assert.equal(new Set(ids).size, ids.length, 'nothing twice');
  assert.ok(ids.includes(projectId));
  assert.equal(renewals(), 1, 'the first token was none, the second is kept');

  const rename = only('userErrors and errors', 'graphql');
  const { updateProfile: done } = await ask(rename, { name });
  assert.deepEqual(done, { account: { name }, userErrors: [] });
  const { updateProfile: refused } = await ask(rename, { name: ' ' });
  assert.equal(refused.account, null);
  assert.deepEqual(refused.userErrors[0].field, ['input', 'name']);

  assert.equal((await thrown(ask('{ reviewQueue { totalCount } }'))).code, 'FORBIDDEN');
  assert.equal((await thrown(ask('{ nothing }'))).code, 'GRAPHQL_VALIDATION_FAILED');
  let limited;
  for (let i = 0; i < 100 && !limited; i++) {
    await ask(feed, {}).catch((error) => { limited = error; });
  }
  assert.equal(limited.code, 'RATE_LIMITED');
  assert.ok(limited.seconds >= 1 && limited.seconds <= 60, `${limited.seconds} s`);
}

/** An authorization server for the app: it asks for what the realm asks for, and signs the one visitor in at once. */
function signInServer(accessTokens) {
  const codes = new Map();
  let refreshToken = 0;
  const reply = (status, body) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  const tokens = () => reply(200, { access_token: accessTokens.shift(), refresh_token: `r${++refreshToken}`, expires_in: 300 });
  return {
    refreshed: () => refreshToken - 1,
    authorize(parameters) {
      const asked = Object.fromEntries(parameters);
      assert.equal(asked.response_type, 'code');
      assert.equal(asked.client_id, 'crowdshelf-app');
      assert.equal(asked.redirect_uri, `${APP}/signed-in`);
      assert.equal(asked.code_challenge_method, 'S256');
      assert.match(asked.code_challenge, /^[\w-]{43}$/);
      assert.match(asked.state, /^[\w-]{22}$/);
      const code = `c${codes.size}`;
      codes.set(code, asked.code_challenge);
      return `${asked.redirect_uri}?${new URLSearchParams({ state: asked.state, code })}`;
    },
    token(form) {
      const { grant_type: grant, client_id: client, ...sent } = Object.fromEntries(form);
      assert.equal(client, 'crowdshelf-app');
      if (grant === 'refresh_token') {
        return sent.refresh_token === `r${refreshToken}` ? tokens() : reply(400, { error: 'invalid_grant' });
      }
      const challenge = codes.get(sent.code);
      codes.delete(sent.code);
      const proof = createHash('sha256').update(sent.code_verifier ?? '').digest('base64url');
      return grant === 'authorization_code' && sent.redirect_uri === `${APP}/signed-in` && proof === challenge
        ? tokens() : reply(400, { error: 'invalid_grant' });
    },
  };
}

async function singlePageApp() {
  const server = signInServer([BAD_TOKEN, appToken, BAD_TOKEN, BAD_TOKEN]);
  const page = browser(APP, {
    'api.example.org': (path, options) => fetch(endpoint, options),
    'sign-in.example.org': async (path, options) => {
      assert.equal(path, '/realms/crowdshelf/protocol/openid-connect/token');
      return server.token(new URLSearchParams(options.body));
    },
  });
  const app = vm.createContext({ ...page.globals, crypto: webcrypto });
  run(app, only('Sign in: a single-page app', 'js'));
  const ask = (query, variables) => run(app, 'ask')(query, variables);

  assert.deepEqual(await ask('{ viewer { account { name } } }'), { viewer: null }, 'a visitor asks without a token');

  const signIn = async () => {
    await run(app, 'signIn()');
    const to = new URL(page.wentTo());
    assert.equal(to.href.split('?')[0], 'https://sign-in.example.org/realms/crowdshelf/protocol/openid-connect/auth');
    return server.authorize(to.searchParams);
  };
  page.open(`${APP}/signed-in?state=theirs&code=c0`);
  await run(app, 'signIn()');
  assert.equal((await thrown(run(app, 'signedIn()'))).message, 'not ours', "somebody else's code is not taken");
  const back = await signIn();
  page.open(back);
  await run(app, 'signedIn()');
  await askTogether(ask);
  await useIt(ask, server.refreshed, 'By a single-page app');

  // Where the next token is none either, it is told, and not asked for ever.
  page.open(await signIn());
  await run(app, 'signedIn()');
  const before = page.requests();
  assert.equal((await thrown(ask('{ viewer { roles } }'))).code, 'UNAUTHENTICATED');
  assert.equal(page.requests() - before, 3, 'asked, renewed, asked');
}

async function inMiniProgram() {
  const used = new Set();
  const tokens = [BAD_TOKEN, miniToken, BAD_TOKEN, BAD_TOKEN];
  const phone = miniProgram('Retry-After', {
    'api.example.org': (path, options) => fetch(endpoint, options),
    'broker.example.org': async (path, options) => {
      const { code } = JSON.parse(options.body);
      const known = path === '/token' && phone.codes.has(code) && !used.has(code);
      used.add(code);
      return new Response(JSON.stringify(known ? { access_token: tokens.shift() } : {}), { status: known ? 200 : 401 });
    },
  });
  const app = vm.createContext({ wx: phone.wx });
  run(app, only('Sign in: a mini-program', 'js'));
  const ask = (query, variables) => run(app, 'ask')(query, variables);

  assert.deepEqual(await ask('{ viewer { account { name } } }'), { viewer: null });
  assert.ok(encodeURIComponent(projectId).length <= 32, 'fits a scene');
  const { project } = await run(app, 'scanned')({ scene: encodeURIComponent(projectId) });
  assert.equal(project.title, 'Library 1');
  const all = await Promise.all(Array.from({ length: 25 }, () => ask('{ __typename }')));
  assert.equal(all.length, 25);
  assert.equal(phone.mostAtOnce(), 10);

  await run(app, 'renewToken()');
  await askTogether(ask);
  await useIt(ask, () => used.size - 1, 'By a mini-program');

  await run(app, 'renewToken()');
  const before = phone.requests();
  assert.equal((await thrown(ask('{ viewer { roles } }'))).code, 'UNAUTHENTICATED');
  assert.equal(phone.requests() - before, 3, 'asked, renewed, asked');
  assert.match((await thrown(run(app, "send({ url: 'https://nowhere.example.org/' })"))).errMsg, /^request:fail/);
}

async function onAnotherPhone() {
  const phone = miniProgram('retry-after', { 'api.example.org': (path, options) => fetch(endpoint, options) });
  const app = vm.createContext({ wx: phone.wx });
  run(app, only('Sign in: a mini-program', 'js'));
  run(app, `token = '${miniToken}'`);
  // The budget grows while the examples run, so a slow machine has some of it left.
  let limited;
  for (let i = 0; i < 2000 && !limited; i++) {
    limited = await run(app, "ask('{ __typename }')").then(() => undefined, (error) => error);
  }
  assert.equal(limited.code, 'RATE_LIMITED');
  assert.ok(limited.seconds >= 1);
}

async function persisted() {
  const sha256 = (document) => createHash('sha256').update(document).digest('hex');
  const [apolloLine, urqlLine] = only('Persisted operations', 'js').trim().split('\n');
  const feed = gql(only('Pages', 'graphql'));
  const methods = [];
  const noting = (address, options = {}) => {
    methods.push(options.method ?? 'GET');
    return fetch(address, options);
  };
  const link = run(vm.createContext({ PersistedQueryLink, sha256 }), apolloLine)
    .concat(new HttpLink({ uri: endpoint, fetch: noting }));
  const apollo = new ApolloClient({ link, cache: new InMemoryCache() });
  const exchange = run(vm.createContext({ persistedExchange }), urqlLine);
  const urql = new Client({ url: endpoint, fetch: noting, exchanges: [exchange, fetchExchange], requestPolicy: 'network-only' });
  for (const ask of [
    () => apollo.query({ query: feed, fetchPolicy: 'network-only' }),
    () => urql.query(feed, {}).toPromise(),
  ]) {
    await ask();
    methods.length = 0;
    const { data, error } = await ask();
    assert.equal(error, undefined);
    assert.ok(data.projects.edges.length > 0);
    assert.deepEqual(methods, ['GET'], 'its hash is enough, by GET');
  }
}

await singlePageApp();
await inMiniProgram();
await onAnotherPhone();
await persisted();
