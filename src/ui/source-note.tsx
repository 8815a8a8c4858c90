import './source-note.css';
import type { LocalDate, Source } from '../../contract/common.ts';
import type { Dataset } from '../../contract/dataset.ts';
import { town } from '../data/town.ts';
import { formatDate } from '../i18n/format.ts';
import { t } from '../i18n/t.ts';
import { T } from '../i18n/text.tsx';

/** Who says so, and when a person last vouched for it. */
export function SourceNote({
	source,
	confirmedAt,
	confirmedBy,
}: {
	source?: Source | undefined;
	confirmedAt?: LocalDate | undefined;
	confirmedBy?: string | undefined;
}) {
	return (
		<div class="source-note">
			{confirmedAt && (
				<p>
					{confirmedBy ? (
						<T k="common.confirmedBy" date={formatDate(confirmedAt)} who={confirmedBy} />
					) : (
						<T k="common.confirmed" date={formatDate(confirmedAt)} />
					)}
				</p>
			)}
			{source && <SourceLines datasets={[source.dataset]} />}
		</div>
	);
}

/** The attribution of each dataset, from the device's own rows: it is there without a network too. */
export function SourceLines({ datasets }: { datasets: readonly string[] }) {
	const known = town.value?.datasets;
	const rows = [...new Set(datasets)].flatMap((id) => known?.get(id) ?? []);
	return (
		<>
			{rows.map((dataset) => (
				<p class="source-note__line" key={dataset.id}>
					<T k="common.source" title={attributionOf(dataset)} />
				</p>
			))}
		</>
	);
}

/** The sentence its publisher asks for; else title and licence. */
export function attributionOf(dataset: Dataset): string {
	if (dataset.attribution) return dataset.attribution;
	return t('common.sourceLicence', { title: dataset.title, licence: dataset.licence ?? t('common.licenceUnknown') });
}
