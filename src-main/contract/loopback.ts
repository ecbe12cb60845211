/** A host that is this computer, as it stands in an address; compared without regard to case. */
export const LOOPBACK_HOST = String.raw`(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])`;
