// Runs the payment code of src/docs/front-end.md, as it stands there, in a mini-program, a page in WeChat, a phone's browser
// and at a computer. Arguments: endpoint, the document, a token, a project's id, the address that plays WeChat and the payer.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const [endpoint, text, token, projectId, payer] = process.argv.slice(2);
const section = readFileSync(text, 'utf8').split(/^## /m).find((part) => part.startsWith('Pay\n'));
const [, code] = section.match(/^```js\n([\s\S]*?)^```$/m);

async function ask(query, variables) {
  const answer = await fetch(endpoint, { method: 'POST', body: JSON.stringify({ query, variables }),
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, 'X-Forwarded-For': '203.0.113.7' } });
  const { data, errors } = await answer.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

/** The payer does something at the provider; answers what the provider's window says. */
async function atProvider(path, body) {
  const answer = await fetch(payer + path, { method: 'POST', body: JSON.stringify(body) });
  return answer.text();
}

const input = (provider, scene) => ({ idempotencyKey: randomUUID(), projectId,
  amount: { minor: 5000, currency: 'CNY' }, payment: { provider, scene } });

// Time passes twenty times as fast.
const soon = (then, millis) => setTimeout(then, millis / 20);

/** Runs the code in these surroundings. */
function app(surroundings) {
  const context = vm.createContext({ ask, setTimeout: soon, ...surroundings });
  vm.runInContext(code, context);
  return { pay: vm.runInContext('pay', context), paid: vm.runInContext('paid', context) };
}

/** Pays in these surroundings; the pledge has to be paid in the end. */
async function pays(surroundings, wish) {
  const { pay, paid } = app(surroundings);
  const placed = await pay(wish);
  assert.deepEqual(placed.userErrors, [], wish.payment.scene);
  assert.equal(await paid(placed.pledge.id), 'PAID', wish.payment.scene);
}

const inMiniProgram = { wx: { async requestPayment({ success, fail, ...params }) {
  const said = await atProvider('/mini-program', params);
  return said === 'ok' ? success({ errMsg: 'requestPayment:ok' }) : fail({ errMsg: `requestPayment:fail ${said}` });
} } };
await pays(inMiniProgram, input('wechatpay', 'WECHAT_MINI_PROGRAM'));

await pays({ WeixinJSBridge: { async invoke(name, params, done) {
  assert.equal(name, 'getBrandWCPayRequest');
  done({ err_msg: `get_brand_wcpay_request:${await atProvider('/page', params)}` });
} } }, input('wechatpay', 'WECHAT_PAGE'));

const browser = (path) => ({ location: { async assign(address) { assert.equal(await atProvider(path, { address }), 'ok'); } } });
await pays(browser('/h5'), input('wechatpay', 'WECHAT_H5'));
await pays(browser('/alipay'), input('alipay', 'ALIPAY_WAP'));
await pays(browser('/stripe'), input('stripe', 'STRIPE_PAGE'));

await pays({ async showCode(content) { assert.equal(await atProvider('/code', { content }), 'ok'); } },
  input('wechatpay', 'WECHAT_QR'));

// A payer who closes WeChat's window has not paid; the same input pays the same pledge later.
const { pay } = app({ wx: { requestPayment({ fail }) { fail({ errMsg: 'requestPayment:fail cancel' }); } } });
const wish = input('wechatpay', 'WECHAT_MINI_PROGRAM');
await pay(wish).then(() => assert.fail('paid'), ({ errMsg }) => assert.match(errMsg, /cancel$/));
await pays(inMiniProgram, wish);
