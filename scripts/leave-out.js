// An esbuild plugin that leaves out modules which the command never runs, though the packages that have them load them
// at their start: fast-glob's ways to list folders asynchronously and as streams (licdiag lists synchronously), and with
// them Node's own streams. Together they were a tenth of a small scan. What is left out throws when it is used after all.
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
