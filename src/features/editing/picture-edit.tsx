import './picture-edit.css';
import type { PictureOwner } from '../../../contract/picture.ts';
import { lacksAlt, PictureChoose, type WishedPicture } from '../../ui/picture-choose.tsx';
import { FieldBlock } from './fields.tsx';
import type { Edit } from './use-edit.ts';

export function PictureEdit({ edit, owner }: { edit: Edit; owner: PictureOwner }) {
	return (
		<FieldBlock edit={edit} path="picture">
			<PictureChoose
				wished={(edit.value('picture') ?? undefined) as WishedPicture | undefined}
				owner={owner}
				onChange={(wished) => edit.change('picture', wished)}
			/>
		</FieldBlock>
	);
}

/** What a picture lacks before it can be sent. */
export function lacksWords(edit: Edit): boolean {
	return lacksAlt(edit.draft.wishes.picture as WishedPicture | undefined);
}
