/** The thread in which a peer meets a hostile text: it says when it is ready, then how long it took. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadPeers } from './scrub-peers.mjs';

const { from, peer, text } = workerData;
const peers = await loadPeers(from);
await peers[peer]('warm up ada@example.com');
parentPort.postMessage('ready');
const start = performance.now();
await peers[peer](text);
parentPort.postMessage(performance.now() - start);
