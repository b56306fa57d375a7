declare const LICDIAG_VERSION: string;

/** The version of the package; the build puts it in. */
export const version: string = typeof LICDIAG_VERSION === 'string' ? LICDIAG_VERSION : '0.0.0-source';
