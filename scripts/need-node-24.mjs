// First line of every npm script. Plain JavaScript that Node 12 can read: without it an old Node stops at the
// first TypeScript annotation with a syntax error that says nothing about Node.
const wanted = 24;
const running = Number(process.versions.node.split('.')[0]);

if (running < wanted) {
  const fetchedByNpm = ['linux-x64', 'linux-arm64', 'win32-x64'].includes(
    `${process.platform}-${process.arch}`,
  );
  const whatToDo = fetchedByNpm
    ? 'run `npm ci` in this folder (without --omit=optional), which fetches it for this project alone, then try again.'
    : 'install Node 24 or newer from https://nodejs.org, then try again.';
  console.error(
    `Askwell runs on Node ${wanted} or newer, and this is Node ${process.versions.node}: ${whatToDo}`,
  );
  process.exit(1);
}
