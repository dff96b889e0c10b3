// Preloaded with `--import`: whatever could reach the network
// or start a program ends the process with a word of its own.
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';

function forbid(owner, name, what) {
  if (typeof owner?.[name] !== 'function') return;
  owner[name] = () => {
    process.stderr.write(`POISON: ${what}.${name}\n`);
    process.exit(99);
  };
}

for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'])
  forbid(childProcess, name, 'child_process');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse']) {
  forbid(dns, name, 'dns');
  forbid(dns.promises, name, 'dns.promises');
}
for (const [module, what] of [
  [http, 'http'],
  [https, 'https'],
])
  for (const name of ['request', 'get', 'createServer']) forbid(module, name, what);
for (const name of ['connect', 'createServer', 'createSecureServer']) forbid(http2, name, 'http2');
forbid(tls, 'connect', 'tls');
forbid(dgram, 'createSocket', 'dgram');
// Standard input and output may be sockets too: only what opens a connection is forbidden.
for (const name of ['connect', 'createConnection', 'createServer']) forbid(net, name, 'net');
forbid(net.Socket.prototype, 'connect', 'Socket');
forbid(net.Server.prototype, 'listen', 'Server');
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) forbid(globalThis, name, 'global');
if (process.env.GZYD_POISONED !== undefined) process.stderr.write(process.env.GZYD_POISONED);
