import './qr-code.css';
import { useEffect, useState } from 'preact/hooks';

/**
 * A QR code, black on white in every display, with the quiet border that readers need. Its drawer comes when one is first shown.
 *
 * It is a convenience for a camera: what it says stands beside it in letters too.
 */
export function QrCode({ text, label }: { text: string; label: string }) {
	const [drawn, setDrawn] = useState<{ of: string; modules: number; path: string } | null>(null);
	useEffect(() => {
		let isWanted = true;
		void drawQr(text).then((qr) => isWanted && setDrawn({ of: text, ...qr }));
		return () => {
			isWanted = false;
		};
	}, [text]);
	const isReady = drawn?.of === text;
	return (
		<svg
			class="qr-code"
			role="img"
			aria-label={label}
			viewBox={isReady ? `${-QUIET} ${-QUIET} ${drawn.modules + 2 * QUIET} ${drawn.modules + 2 * QUIET}` : '0 0 1 1'}
			shape-rendering="crispEdges"
		>
			{isReady && <path d={drawn.path} />}
		</svg>
	);
}

/** Bytes of an address at most (49 squares a side); only texts for phones without a line are longer. */
export const LONG = 150;

export function byteLength(text: string): number {
	return new TextEncoder().encode(text).length;
}

/** Modules of white around the code (ISO/IEC 18004). */
const QUIET = 4;

async function drawQr(text: string): Promise<{ modules: number; path: string }> {
	const { default: qrcode } = await import('qrcode-generator');
	// cameras read UTF-8; the drawer's own way of making bytes knows Latin letters alone
	qrcode.stringToBytes = (letters) => [...new TextEncoder().encode(letters)];
	// what is long is drawn with less redundancy, so that its squares stay large enough for a phone at arm's length
	const qr = qrcode(0, byteLength(text) > LONG ? 'L' : 'M');
	qr.addData(text);
	qr.make();
	const modules = qr.getModuleCount();
	let path = '';
	for (let row = 0; row < modules; row++) {
		for (let column = 0; column < modules; column++) {
			if (!qr.isDark(row, column)) continue;
			let width = 1;
			while (column + width < modules && qr.isDark(row, column + width)) width += 1;
			path += `M${column} ${row}h${width}v1h-${width}z`;
			column += width;
		}
	}
	return { modules, path };
}
