// What code of a web page and of a mini-program runs in, as little of it as the examples need.
import assert from 'node:assert/strict';

const SAFE = ['cache-control', 'content-language', 'content-length', 'content-type', 'expires', 'last-modified', 'pragma'];
const list = (header) => (header ?? '').toLowerCase().split(',').map((name) => name.trim()).filter(Boolean);

/** Asks one of these hosts, a function of a path and the options of fetch each. */
function asking(hosts) {
  return async (address, options) => {
    const { hostname, pathname } = new URL(address);
    if (!hosts[hostname]) throw new TypeError('fetch failed');
    return hosts[hostname](pathname, options);
  };
}

/** A page of this origin. What it sends to the API obeys CORS: preflight, allowed origin, exposed headers. */
export function browser(origin, hosts) {
  const send = asking(hosts);
  let wentTo = null;
  let requests = 0;
  const stored = new Map();
  const location = { origin, search: '', assign(address) { wentTo = address; } };

  async function crossOrigin(address, options) {
    requests++;
    const headers = Object.fromEntries(new Headers(options.headers));
    if (!address.startsWith('https://api.')) return send(address, options);
    const unsafe = Object.keys(headers).filter((name) => name !== 'accept').sort();
    const preflight = await send(address, { method: 'OPTIONS', headers: { Origin: origin,
      'Access-Control-Request-Method': options.method, 'Access-Control-Request-Headers': unsafe.join(',') } });
    assert.ok(preflight.ok);
    assert.equal(preflight.headers.get('access-control-allow-origin'), origin);
    for (const name of unsafe) assert.ok(list(preflight.headers.get('access-control-allow-headers')).includes(name), name);
    const answer = await send(address, { ...options, headers: { ...headers, Origin: origin } });
    assert.equal(answer.headers.get('access-control-allow-origin'), origin);
    const readable = [...SAFE, ...list(answer.headers.get('access-control-expose-headers'))];
    return {
      status: answer.status, ok: answer.ok, json: () => answer.json(),
      headers: { get: (name) => (readable.includes(name.toLowerCase()) ? answer.headers.get(name) : null) },
    };
  }

  return {
    globals: {
      location, fetch: crossOrigin, btoa, TextEncoder, URLSearchParams,
      sessionStorage: {
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => stored.set(key, String(value)),
        removeItem: (key) => stored.delete(key),
      },
    },
    open(address) { location.search = new URL(address).search; },
    wentTo: () => wentTo,
    requests: () => requests,
  };
}

/**
 * A phone with a mini-program: ten requests at a time and no cookies; every status is a success, and JSON is read where
 * it is some. How header names are written differs between phones.
 */
export function miniProgram(retryAfter, hosts) {
  const send = asking(hosts);
  const codes = new Set();
  const waiting = [];
  let running = 0;
  let most = 0;
  let requests = 0;

  async function start({ url, method = 'GET', data, header = {}, timeout = 60000, success, fail }) {
    const headers = { 'content-type': 'application/json', ...header };
    try {
      const answer = await send(url, { method, headers, body: JSON.stringify(data), signal: AbortSignal.timeout(timeout) });
      const received = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'set-cookie')
        .map(([name, value]) => [name === 'retry-after' ? retryAfter : name, value]));
      const text = await answer.text();
      let read = text;
      try { read = JSON.parse(text); } catch { /* text it is */ }
      success?.({ statusCode: answer.status, data: read, header: received, cookies: [], errMsg: 'request:ok' });
    } catch (failure) {
      fail?.({ errMsg: `request:fail ${failure.message}`, errno: 600001 });
    }
    running--;
    next();
  }

  function next() {
    if (running < 10 && waiting.length > 0) {
      running++;
      most = Math.max(most, running);
      start(waiting.shift());
    }
  }

  return {
    codes,
    mostAtOnce: () => most,
    requests: () => requests,
    wx: {
      request(options) {
        requests++;
        waiting.push(options);
        next();
      },
      login({ success }) {
        const code = `code-${codes.size}`;
        codes.add(code);
        setTimeout(() => success({ code, errMsg: 'login:ok' }));
      },
    },
  };
}
