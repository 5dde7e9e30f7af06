const texts = {
  en: {
    title: 'Crowdshelf — try it',
    out: 'Nobody',
    other: '中文',
    signedOut: 'Nobody is signed in. Choose who asks, then press ▶.',
    signedIn: (who) => `Signed in as ${who}: each request carries a fresh access token.`,
    failed: (why) => `Could not sign in: ${why}`,
  },
  'zh-CN': {
    title: 'Crowdshelf — 试一试',
    out: '未登录',
    other: 'English',
    signedOut: '未登录。先选身份，再按 ▶。',
    signedIn: (who) => `已以 ${who} 登录，每个请求都带访问令牌。`,
    failed: (why) => `登录失败：${why}`,
  },
};
const people = ['teacher', 'backer', 'reviewer', null];
let language = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
let person = null;
let token = null;

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
  document.querySelector('#status').textContent =
    message ?? (person ? text.signedIn(person) : text.signedOut);
}

async function signIn(name) {
  person = null;
  token = null;
  if (name) {
    const answer = await fetch(`/dev/token?as=${name}`);
    const body = await answer.text();
    if (!answer.ok) {
      show(texts[language].failed(body));
      return;
    }
    person = name;
    token = body.trim();
  }
  show();
}

function fetcher(operation, options) {
  const headers = { 'Accept-Language': language, ...options?.headers };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  return GraphiQL.createFetcher({ url: '/graphql' })(operation, { ...options, headers });
}

document.querySelector('#language').onclick = () => {
  language = language === 'en' ? 'zh-CN' : 'en';
  show();
};

async function start() {
  show();
  const examples = await (await fetch('/dev/examples')).json();
  ReactDOM.render(
    React.createElement(GraphiQL, {
      fetcher,
      storage,
      defaultTabs: examples.map((query) => ({ query })),
      defaultEditorToolsVisibility: false,
      shouldPersistHeaders: false,
    }),
    document.querySelector('#graphiql'),
  );
}
start();
