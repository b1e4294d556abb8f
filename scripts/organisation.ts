/**
 * npm run organisation [-- FILE]: checks an organisation file (default: the example) and prints who would be told of an
 * escalation that nobody answers: now, tonight, on Christmas Day, and around both changes of the clocks. Mistakes are
 * printed one a line, with file and line; exit code 1 when there is one. Reads SERVICE_HOSTS, as the bot does.
 */
import { join, relative } from 'node:path';
import { loadOrganisation } from '../src/content/load-organisation.ts';
import { hostsIn } from '../src/content/service-addresses.ts';
import { whoWouldBeTold } from './local/who-would-be-told.ts';

const example = join(import.meta.dirname, '..', 'deploy', 'organisation.example.yaml');
const file = process.argv[2] ?? relative(process.cwd(), example);
const hosts = hostsIn(process.env.SERVICE_HOSTS ?? '');
const { organisation, problems } = loadOrganisation(
  file,
  hosts.length > 0 ? { local: false, hosts } : undefined,
);

for (const problem of problems) console.log(`${problem.file}:${problem.line}: ${problem.message}`);
if (organisation) {
  console.log(`${organisation.name}, as ${file} has it (version ${organisation.version})\n`);
  for (const line of whoWouldBeTold(organisation, new Date())) console.log(line);
}
console.log(`organisation: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
process.exitCode = problems.length > 0 ? 1 : 0;
