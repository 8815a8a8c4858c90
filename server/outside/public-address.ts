/** Which addresses belong to the open internet. Whatever leads inside is none: loopback, private, link-local, carrier, mapped. */
import { BlockList, isIP } from 'node:net';

const INSIDE = new BlockList();
for (const [net, bits] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 3],
] as const) {
	INSIDE.addSubnet(net, bits, 'ipv4');
}
// the open part of IPv6; of it, what is written for documentation or carries an IPv4 address inside is not open
const OPEN6 = new BlockList();
OPEN6.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16],
	['3fff::', 20],
] as const) {
	INSIDE.addSubnet(net, bits, 'ipv6');
}

/** Whether one may connect there. `address` is a literal; whatever is none is not public. */
export function isPublicAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return !INSIDE.check(address, 'ipv4');
	if (family === 6) return OPEN6.check(address, 'ipv6') && !INSIDE.check(address, 'ipv6');
	return false;
}
