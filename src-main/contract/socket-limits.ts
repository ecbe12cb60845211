/** Numbers of beacon.sock, apart from its schemas, for programs that must stay small. */
export const SOCKET_VERSION = 1;
export const MAX_SOCKET_MESSAGE_BYTES = 64 * 1024;
/** Open at the same time; one more is told so and closed. A wrapper holds one for as long as it runs. */
export const MAX_SOCKET_CONNECTIONS = 256;
