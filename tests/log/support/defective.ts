import { endOnDefect } from '../../../src/end-on-defect.ts';
import { createLog } from '../../../src/log/create-log.ts';

/** A process in which a library goes wrong in the way that it is told, with what somebody typed in its mouth. */
const [how, secret = ''] = process.argv.slice(2);
endOnDefect(createLog('debug'));
const wrong = Object.assign(new TypeError(secret), { detail: secret });
if (how === 'exception')
  setTimeout(() => {
    throw wrong;
  }, 1);
if (how === 'rejection') void Promise.reject(wrong);
if (how === 'thrown-text')
  setTimeout(() => {
    throw secret;
  }, 1);
if (how === 'console') {
  console.error(wrong);
  console.log(secret);
  console.dir({ secret });
  process.emitWarning(secret);
}
