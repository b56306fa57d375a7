// An esbuild plugin that leaves out modules which packages load at their start but licdiag never uses: fast-glob's asynchronous and
// streaming listing (licdiag lists synchronously), and with it Node's streams. Together they took a tenth of a small scan. A module
// that is left out throws when it is used after all.
const neverRun = [
  /fast-glob[\\/]out[\\/]providers[\\/](?:async|stream)\.js$/,
  /fast-glob[\\/]out[\\/]utils[\\/]stream\.js$/,
  /@nodelib[\\/]fs\.(?:walk|scandir)[\\/]out[\\/]providers[\\/](?:async|stream)\.js$/,
];
const stub = `
const leftOut = () => { throw new Error('this part of a package was left out of the licdiag command'); };
module.exports = { default: class { constructor() { leftOut(); } }, merge: leftOut, read: leftOut };`;

export const leaveOut = {
  name: 'leave-out',
  setup(build) {
    build.onLoad({ filter: /(?:async|stream)\.js$/ }, ({ path }) =>
      neverRun.some((pattern) => pattern.test(path)) ? { contents: stub, loader: 'js' } : undefined,
    );
  },
};
