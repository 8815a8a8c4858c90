import { paths } from '../../../contract/paths.ts';
import { outbox } from '../../data/outbox.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { LinkCard } from '../../ui/link-card.tsx';

export type LentLink = { lentId: string; token: string };

/** What its keeper takes home. It is never kept: what is shown is shown once. */
export function LentLinkCard({ link: { lentId, token } }: { link: LentLink }) {
	const waits = outbox.value.some(({ args }) => args.lentId === lentId);
	return (
		<LinkCard
			heading={<T k="lentLead.linkTitle" />}
			lead={<T k="lentLead.linkLead" />}
			label={t('lentLead.linkTitle')}
			path={paths.lending(token)}
			sending={waits && <T k="helpersLead.linkSending" />}
		/>
	);
}
