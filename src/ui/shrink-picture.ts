/** A photograph made small enough for a page, on the device: what the camera wrote into it stays behind here already. */
import { MOST_PICTURE_BYTES, PICTURE_EDGES } from '../../contract/picture.ts';

export type Shrunk = { blob: Blob } | { problem: 'not-a-picture' | 'too-large' };

const QUALITY = 0.85;

export async function shrinkPicture(file: Blob): Promise<Shrunk> {
	let bitmap: ImageBitmap;
	try {
		bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
	} catch {
		return { problem: 'not-a-picture' }; // the browser says no more than that
	}
	const scale = Math.min(1, PICTURE_EDGES.large / Math.max(bitmap.width, bitmap.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(bitmap.width * scale));
	canvas.height = Math.max(1, Math.round(bitmap.height * scale));
	const context = canvas.getContext('2d');
	if (!context) return { problem: 'too-large' };
	context.fillStyle = '#fff'; // a JPEG has no see-through
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
	bitmap.close();
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
	return blob && blob.size <= MOST_PICTURE_BYTES ? { blob } : { problem: 'too-large' };
}
