import './picture-figure.css';
import type { Picture } from '../../contract/common.ts';
import { PICTURE_EDGES, PICTURE_SIZES, pictureUrl, readPictureUrl } from '../../contract/picture.ts';

/** A photograph that somebody of the town took, with its words; its room is kept before it comes. */
export function PictureFigure({ picture, lang = 'ja' }: { picture: Picture; lang?: string | undefined }) {
	const ours = readPictureUrl(picture.url);
	if (!ours) return null;
	const set = PICTURE_SIZES.map((size) => `${pictureUrl(ours.name, size)} ${PICTURE_EDGES[size]}w`).join(', ');
	return (
		<figure class="picture">
			<img
				class="picture__image"
				src={pictureUrl(ours.name, 'medium')}
				srcSet={set}
				sizes="(min-width: 800px) 40rem, 100vw"
				width={picture.width}
				height={picture.height}
				alt={picture.alt}
				lang={lang}
				loading="lazy"
				decoding="async"
			/>
		</figure>
	);
}
