// Runs the script of the page / with as much of a browser as it touches. Argument: the script's file.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const script = readFileSync(process.argv[2], 'utf8');
const settled = () => new Promise((resolve) => setImmediate(resolve));

function tokenOf(name, exp) {
  const claims = Buffer.from(JSON.stringify({ sub: name, exp, bio: '示例>>>???' })).toString('base64url');
  return `e30.${claims}.${name}`;
}

/** The page in a browser of its own; tokens end after so many seconds. */
async function open(seconds = 43200) {
  const elements = new Map();
  const element = () => ({ attributes: {}, children: [], hidden: false,
    setAttribute(name, value) { this.attributes[name] = value; },
    replaceChildren(...children) { this.children = children; } });
  const timers = new Map();
  const sent = [];
  const page = { sent, timers, refuse: false, reachable: true, tabs: null, status: () => elements.get('#status').textContent,
    again: () => elements.get('#again'),
    person: (name) => elements.get('#people').children.find((button) => button.textContent === name) };

  async function fetch(address, options = {}) {
    if (!page.reachable) throw new TypeError('Failed to fetch');
    if (address === '/dev/examples') return { ok: true, json: async () => ['query A { a }', 'mutation B { b(key: "a-new-key") }'] };
    if (address.startsWith('/dev/token?as=')) {
      const name = address.slice('/dev/token?as='.length);
      return { ok: true, text: async () => `${tokenOf(name, Math.floor(Date.now() / 1000) + seconds)}\n` };
    }
    sent.push({ address, headers: options.headers });
    if (page.hold) await page.hold;
    return { ok: !page.refuse, status: page.refuse ? 401 : 200, json: async () => ({ data: {} }) };
  }

  const context = vm.createContext({
    fetch, atob, console, navigator: { language: 'en-GB' }, sessionStorage: {},
    setTimeout: (action, after) => { timers.set(timers.size + 1, { action, after }); return timers.size; },
    clearTimeout: (timer) => timers.delete(timer),
    document: { documentElement: {}, createElement: element,
      querySelector: (name) => elements.get(name) ?? elements.set(name, element()).get(name) },
    React: { createElement: (type, properties) => properties },
    ReactDOM: { render: (properties) => { page.tabs = properties.defaultTabs; page.ask = properties.fetcher; } },
    // As @graphiql/toolkit does.
    GraphiQL: Object.assign(() => {}, { createFetcher: (options) => (operation, more) => options.fetch(options.url, {
      method: 'POST', body: JSON.stringify(operation), headers: { 'content-type': 'application/json', ...more.headers } }) }),
  });
  vm.runInContext(script, context);
  await settled();
  return page;
}

async function signedIn(name, seconds) {
  const page = await open(seconds);
  await page.person(name).onclick();
  return page;
}

const asked = async (page) => { await page.ask({ query: '{ a }' }, {}); return page.sent.at(-1).headers.Authorization; };

{ // everybody can be chosen, and nobody's requests carry a token
  const page = await open();
  for (const name of ['teacher', 'backer', 'reviewer', 'admin', 'Nobody']) assert.ok(page.person(name), name);
  assert.equal(await asked(page), undefined);
  assert.match(page.status(), /requests carry no token/);
  assert.equal(page.again().hidden, true);
}
{ // every request carries the same token, and the page says so
  const page = await signedIn('admin');
  const first = await asked(page);
  assert.match(first, /^Bearer e30\..*\.admin$/);
  assert.equal(await asked(page), first);
  assert.match(page.status(), /Signed in as admin until \d{1,2}:\d\d\s[AP]M: every request carries the same access token/);
  await page.person('Nobody').onclick();
  assert.equal(await asked(page), undefined);
  assert.equal(page.timers.size, 0);
}
{ // it notices that the service refuses the token, and signs in again
  const page = await signedIn('backer');
  page.refuse = true;
  await asked(page);
  assert.match(page.status(), /You were signed out: .* the token of backer/);
  assert.equal(page.person('Nobody').attributes['aria-pressed'], 'true');
  assert.equal(page.again().hidden, false);
  assert.equal(page.again().textContent, 'Sign in as backer again');
  page.refuse = false;
  assert.equal(await asked(page), undefined);
  await page.again().onclick();
  assert.match(await asked(page), /\.backer$/);
  assert.equal(page.again().hidden, true);
}
{ // it notices that the token's time is over without a request
  const page = await signedIn('teacher', 60);
  const [{ action, after }] = page.timers.values();
  assert.ok(after > 50_000 && after <= 60_000, String(after));
  action();
  assert.match(page.status(), /You were signed out/);
  assert.equal(await asked(page), undefined);
}
{ // a late refusal of an earlier token signs nobody out
  const page = await signedIn('teacher');
  let release;
  page.hold = new Promise((resolve) => { release = resolve; });
  page.refuse = true;
  const late = page.ask({ query: '{ a }' }, {});
  await page.person('reviewer').onclick();
  release();
  await late;
  assert.match(page.status(), /Signed in as reviewer/);
}
{ // it says that the sign-in failed
  const page = await open();
  page.reachable = false;
  await page.person('teacher').onclick();
  assert.equal(page.status(), 'Could not sign in: Failed to fetch');
}
{ // two visits place two pledges
  const [one, two] = [await open(), await open()];
  assert.equal(one.tabs[0].query, 'query A { a }');
  assert.match(one.tabs[1].query, /key: "try-[\w-]+"/);
  assert.notEqual(one.tabs[1].query, two.tabs[1].query);
}
