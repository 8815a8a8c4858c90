/** What every answer says to the browser about how far it may be trusted. */

/** For documents and for scripts: a worker is governed by the policy it was delivered with. */
const DOCUMENT_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' blob:",
	"font-src 'self'",
	"connect-src 'self'",
	"worker-src 'self'",
	"manifest-src 'self'",
	"base-uri 'none'",
	"object-src 'none'",
	"form-action 'self'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
	'trusted-types app-sw md',
	'report-to csp',
].join('; ');

/** Data is never a document. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Nothing that needs a permission is used. What has none (sharing, copying) is not listed, and stays as browsers have it. */
const PERMISSIONS_POLICY = [
	'accelerometer',
	'autoplay',
	'browsing-topics',
	'camera',
	'compute-pressure',
	'display-capture',
	'encrypted-media',
	'gamepad',
	'geolocation',
	'gyroscope',
	'hid',
	'idle-detection',
	'local-fonts',
	'magnetometer',
	'microphone',
	'midi',
	'payment',
	'picture-in-picture',
	'publickey-credentials-get',
	'serial',
	'storage-access',
	'usb',
	'xr-spatial-tracking',
]
	.map((feature) => `${feature}=()`)
	.join(', ');

export type SecurityHeaders = {
	/** for HTML, scripts, styles and everything else from the page's build */
	document: Readonly<Record<string, string>>;
	/** for data */
	data: Readonly<Record<string, string>>;
};

/** HSTS is promised only when the public address is HTTPS: over plain HTTP on a laptop it would mean nothing. */
export function securityHeaders(publicUrl: string | undefined): SecurityHeaders {
	const both: Record<string, string> = {
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'no-referrer',
		...(publicUrl?.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
	};
	return {
		document: {
			...both,
			'Content-Security-Policy': DOCUMENT_POLICY,
			'Reporting-Endpoints': 'csp="/reports"',
			'Permissions-Policy': PERMISSIONS_POLICY,
			'Cross-Origin-Opener-Policy': 'same-origin',
			'Cross-Origin-Resource-Policy': 'same-origin',
		},
		data: {
			...both,
			'Content-Security-Policy': DATA_POLICY,
			'Permissions-Policy': 'geolocation=(), camera=(), microphone=()',
		},
	};
}
