// Checks the public ledger of a project from the public API alone: the chain of hashes and every sum.
// Usage: node verify-ledger.mjs <address of the API> <id of the project>
import { createHash } from 'node:crypto';

const KINDS = ['PLEDGES_PAID', 'REFUNDED', 'COLLECTED', 'FEE', 'TRANCHE_PAID', 'SPENDING', 'SPENDING_REVERSED',
  'RETURNED_TO_BACKERS', 'CORRECTION'];
const RAISED = ['PLEDGES_PAID', 'REFUNDED', 'RETURNED_TO_BACKERS', 'CORRECTION'];
const FUNDS = `raised { minor } held { minor } collected { minor } fee { minor }
  available { minor } inPayout { minor } unreceipted { minor } receipted { minor }`;
const QUERY = `query ($id: ID!, $after: String) {
  project(id: $id) {
    funds { ${FUNDS} }
    ledger(first: 50, after: $after) {
      nodes { day hash lines { kind count amount { minor currency } tranche { id } spending { id } } fundsAtEnd { ${FUNDS} } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

async function page(api, id, after) {
  const answer = await fetch(api, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: QUERY, variables: { id, after } }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(errors[0].message);
  if (!data.project) throw new Error(`There is no project ${id}`);
  return data.project;
}

/** All days of a project, the first day first, and its money now. */
async function read(api, id) {
  const days = [];
  for (let after = null; ;) {
    const { funds, ledger } = await page(api, id, after);
    days.push(...ledger.nodes);
    if (!ledger.pageInfo.hasNextPage) return { days: days.reverse(), funds };
    after = ledger.pageInfo.endCursor;
  }
}

/** The id of the tranche or spending that a line is of, in a list; an empty list where it is of several things. */
const of = ({ tranche, spending }) => [tranche, spending].filter(Boolean).map(({ id }) => id);

function hash(previous, id, { day, lines }) {
  const text = ['crowdshelf-ledger-v1', previous, id, day,
    ...lines.map((line) => [line.kind, line.count, line.amount.currency, line.amount.minor, ...of(line)].join(' '))];
  return createHash('sha256').update(text.map((line) => line + '\n').join('')).digest('hex');
}

/** Everything that does not add up; empty where all does. */
export function differences(id, days, funds) {
  const found = [];
  const same = (where, is, shouldBe) => {
    if (String(is) !== String(shouldBe)) found.push(`${where}: ${is}, computed ${shouldBe}`);
  };
  let previous = '0'.repeat(64);
  let before = '';
  let raised = 0n;
  let fee = 0n;
  let paidOut = 0n;
  let shown = 0n;
  for (const day of days) {
    if (day.day <= before) found.push(`${day.day} stands behind ${before}`);
    before = day.day;
    const places = day.lines.map((line) => `${KINDS.indexOf(line.kind)} ${of(line)}`);
    if (places.some((place, at) => place.startsWith('-') || (at > 0 && place <= places[at - 1]))) {
      found.push(`${day.day}: the lines are not in their order`);
    }
    for (const { kind, amount } of day.lines) {
      if (RAISED.includes(kind)) raised += BigInt(amount.minor);
      if (kind === 'FEE') fee -= BigInt(amount.minor);
      if (kind === 'TRANCHE_PAID') paidOut -= BigInt(amount.minor);
      if (kind === 'SPENDING' || kind === 'SPENDING_REVERSED') shown -= BigInt(amount.minor);
    }
    const end = day.fundsAtEnd;
    same(`${day.day} raised`, end.raised.minor, raised);
    same(`${day.day} fee`, end.fee.minor, fee);
    same(`${day.day} held + collected + fee`,
      BigInt(end.held.minor) + BigInt(end.collected.minor) + BigInt(end.fee.minor), raised);
    same(`${day.day} available + inPayout + unreceipted + receipted`,
      BigInt(end.available.minor) + BigInt(end.inPayout.minor) + BigInt(end.unreceipted.minor)
      + BigInt(end.receipted.minor), end.collected.minor);
    same(`${day.day} receipted`, end.receipted.minor, shown);
    same(`${day.day} unreceipted`, end.unreceipted.minor, paidOut - shown);
    if (day.hash !== null) {
      previous = hash(previous, id, day);
      same(`${day.day} hash`, day.hash, previous);
    }
  }
  const last = days.at(-1)?.fundsAtEnd;
  for (const part of ['raised', 'held', 'collected', 'unreceipted', 'receipted', 'fee']) {
    same(`now ${part}`, funds[part].minor, last ? last[part].minor : 0);
  }
  return found;
}

const [api, id] = process.argv.slice(2);
if (api) {
  const { days, funds } = await read(api, id);
  const found = differences(id, days, funds);
  found.forEach((difference) => console.error(difference));
  console.log(`${days.length} days, the last hash ${days.findLast(({ hash }) => hash)?.hash ?? 'is not there yet'}`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
