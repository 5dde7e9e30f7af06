// Runs the reference audits of GraphQL over HTTP; prints those that do not pass.
import { serverAudits } from 'graphql-http';

const audits = serverAudits({ url: process.argv[2] });
let notOk = 0;
for (const audit of audits) {
  const result = await audit.fn();
  if (result.status !== 'ok') {
    notOk++;
    console.log(`${result.status} ${audit.id} ${audit.name}: ${result.reason}`);
  }
}
console.log(`${audits.length} audits, ${notOk} not passed`);
process.exit(notOk === 0 ? 0 : 1);
