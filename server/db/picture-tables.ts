/** Photographs, made anew and without their location. Bytes lie in the database, so that every process serves them. */

export type PictureTable = {
	/** random, part of the address */
	name: string;
	area: string;
	/** whose it is: `group/{id}`, `place/{id}`, `area` */
	owner: string;
	/** SHA-256 of the bytes as they were sent, hex */
	hash: string;
	account_id: string;
	/** of the large one, pixels */
	width: number;
	height: number;
	/** of all sizes together */
	bytes: number;
	made_at: number;
};

export type PictureBytesTable = { name: string; size: string; webp: Uint8Array };

export type PictureTables = { picture: PictureTable; picture_bytes: PictureBytesTable };
