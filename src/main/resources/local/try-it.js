const texts = {
  en: {
    title: 'Crowdshelf — try it',
    out: 'Nobody',
    other: '中文',
    signedOut: 'Nobody is signed in: requests carry no token. Choose who asks, then press ▶.',
    signedIn: (who, until) =>
      `Signed in as ${who} until ${until}: every request carries the same access token. The service checks its ` +
      'signature, issuer and time, and reads the roles from it. Signing out makes this page forget it.',
    ended: (who) => `You were signed out: the service no longer takes the token of ${who}.`,
    again: (who) => `Sign in as ${who} again`,
    failed: (why) => `Could not sign in: ${why}`,
  },
  'zh-CN': {
    title: 'Crowdshelf — 试一试',
    out: '未登录',
    other: 'English',
    signedOut: '未登录，请求不带令牌。先选身份，再按 ▶。',
    signedIn: (who, until) =>
      `已以 ${who} 登录，有效期至 ${until}，每个请求都带同一个访问令牌。` +
      '服务端校验令牌的签名、签发者和有效期，并从中读取角色。退出登录只是让本页丢弃令牌。',
    ended: (who) => `登录已失效：服务端不再接受 ${who} 的令牌。`,
    again: (who) => `重新以 ${who} 登录`,
    failed: (why) => `登录失败：${why}`,
  },
};
const people = ['teacher', 'backer', 'reviewer', 'admin', null];
let language = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
let person = null;
let token = null;
let ended = null;   // who was signed in until the token ended
let ending;

// What is edited survives a reload of this tab and no longer, so that a new one shows the examples.
const storage = {
  getItem: (key) => sessionStorage.getItem(key),
  setItem: (key, value) => sessionStorage.setItem(key, value),
  removeItem: (key) => sessionStorage.removeItem(key),
  clear: () => sessionStorage.clear(),
  get length() {
    return sessionStorage.length;
  },
};

function show(message) {
  const text = texts[language];
  document.documentElement.lang = language;
  document.title = text.title;
  document.querySelector('h1').textContent = text.title;
  document.querySelector('#language').textContent = text.other;
  document.querySelector('#people').replaceChildren(
    ...people.map((name) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = name ?? text.out;
      button.setAttribute('aria-pressed', String(name === person));
      button.onclick = () => signIn(name);
      return button;
    }),
  );
  const again = document.querySelector('#again');
  again.hidden = ended === null;
  if (ended) {
    again.textContent = text.again(ended);
    again.onclick = () => signIn(ended);
  }
  document.querySelector('#status').textContent = message ?? state(text);
}

function state(text) {
  if (ended) return text.ended(ended);
  if (!person) return text.signedOut;
  return text.signedIn(person, new Date(endOf(token)).toLocaleTimeString(language, { timeStyle: 'short' }));
}

/** When a token ends, in milliseconds. */
function endOf(jwt) {
  const claims = jwt.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(atob(claims)).exp * 1000;
}

function signOut() {
  clearTimeout(ending);
  person = null;
  token = null;
  ended = null;
}

/** Tells that a token has ended, unless another has taken its place meanwhile. */
function notice(refused) {
  if (refused === token) {
    const who = person;
    signOut();
    ended = who;
    show();
  }
}

async function signIn(name) {
  signOut();
  if (name) {
    let answer;
    try {
      answer = await fetch(`/dev/token?as=${name}`);
      if (!answer.ok) throw new Error(await answer.text());
      token = (await answer.text()).trim();
    } catch (failure) {
      show(texts[language].failed(failure.message));
      return;
    }
    person = name;
    const mine = token;
    ending = setTimeout(() => notice(mine), endOf(mine) - Date.now());
  }
  show();
}

/** Sends a request with the token of whoever is signed in, and sees whether the service still takes it. */
async function send(address, options) {
  const mine = token;
  const headers = { ...options.headers, ...(mine && { Authorization: `Bearer ${mine}` }) };
  const answer = await fetch(address, { ...options, headers });
  if (mine && answer.status === 401) notice(mine);
  return answer;
}

function fetcher(operation, options) {
  const headers = { 'Accept-Language': language, ...options?.headers };
  return GraphiQL.createFetcher({ url: '/graphql', fetch: send })(operation, { ...options, headers });
}

document.querySelector('#language').onclick = () => {
  language = language === 'en' ? 'zh-CN' : 'en';
  show();
};

// crypto.randomUUID is missing where a phone opens the page by the machine's address.
function newKey() {
  return `try-${Date.now()}-${Math.random().toString(36).slice(2)}`;
}

async function start() {
  show();
  const examples = await (await fetch('/dev/examples')).json();
  ReactDOM.render(
    React.createElement(GraphiQL, {
      fetcher,
      storage,
      // A pledge is placed once for each key, so every visit has a key of its own.
      defaultTabs: examples.map((query) => ({ query: query.replace('a-new-key', newKey()) })),
      defaultEditorToolsVisibility: false,
      shouldPersistHeaders: false,
    }),
    document.querySelector('#graphiql'),
  );
}
start();
