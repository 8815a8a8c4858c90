import { paths } from '../../../contract/paths.ts';
import type { Partner, Sector } from '../../../contract/tie.ts';
import type { Town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { Named } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';

export const SECTOR_WORDS: Record<Sector, MessageKey> = {
	group: 'network.group',
	company: 'network.company',
	university: 'network.university',
	school: 'network.school',
	council: 'network.council',
	city: 'network.city',
};

/** A form for each sector, in a square of 20 by 20 around the middle. */
const SHAPES: Record<Sector, string> = {
	group: 'M-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0',
	company: 'M-8-8H8V8H-8Z',
	university: 'M0-11 10 8H-10Z',
	school: 'M0-11 11 0 0 11-11 0Z',
	council: 'M-5-9H5L10 0 5 9H-5L-10 0Z',
	city: 'M-9-7H9V7H-9ZM-9-4H9',
};

export function Shape({ sector }: { sector: Sector }) {
	return <path class="network__shape" d={SHAPES[sector]} />;
}

/** A partner by name; a group leads to its page. */
export function PartnerText({ town, partner }: { town: Town; partner: Partner }) {
	const group = partner.groupId === undefined ? undefined : town.groups.get(partner.groupId);
	if (!group) return <ContentText text={partner.name} inline />;
	return (
		<a href={paths.group(group.id)}>
			<Named name={group.name} kana={group.nameKana} en={group.nameEn} />
		</a>
	);
}
