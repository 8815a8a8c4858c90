import './pieces.css';
import type { Piece } from './highlight.ts';

/** A text whose found parts are marked. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
	return pieces.map((piece, at) =>
		piece.hit ? (
			<mark key={at} class="hit">
				{piece.text}
			</mark>
		) : (
			piece.text
		),
	);
}
