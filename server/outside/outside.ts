/**
 * Going to another host on the server's behalf (ASVS 5.0 V1.3.6): the name is resolved once, and the socket goes to that very
 * address, so that a name which answers otherwise the second time leads nowhere.
 */
import { lookup } from 'node:dns/promises';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { isPublicAddress } from './public-address.ts';

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<readonly string[]>;
/** A socket to this address that speaks TLS for this name. */
export type Connect = (address: string, host: string) => Socket;

/** An address of the open internet; undefined: the name leads inside, or nowhere. */
export async function resolvePublic(host: string, resolve: Resolve = resolveName): Promise<string | undefined> {
	const addresses = await resolve(host);
	// one address inside among several outside is how such attacks begin
	return addresses.every(isPublicAddress) ? addresses[0] : undefined;
}

async function resolveName(host: string): Promise<string[]> {
	return (await lookup(host, { all: true })).map(({ address }) => address);
}

export function connectPinned(address: string, host: string): Socket {
	return connectTls({ host: address, port: 443, servername: host, ALPNProtocols: ['http/1.1'] });
}

/** What sockets, names and certificates say; anything else is a fault of ours. */
export function isNetworkError(error: unknown): boolean {
	return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';
}
