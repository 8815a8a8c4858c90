import './settings.css';
import type { Dataset } from '../../../contract/dataset.ts';
import { toTokyo } from '../../../contract/dates.ts';
import { town } from '../../data/town.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { SOFTWARE } from './software.ts';

/** `/settings/licences`: whose information and whose software this is; readable without a network too. */
export function LicencesPage() {
	const datasets = [...(town.value?.datasets.values() ?? [])].sort((a, b) => (a.title < b.title ? -1 : 1));
	return (
		<Screen title={<T k="settings.licencesTitle" />} lead={<T k="settings.licencesLead" />}>
			<Section heading={<T k="settings.datasetsHeading" />}>
				{datasets.length === 0 && <Empty title={<T k="settings.datasetsNone" />} />}
				{datasets.map((dataset) => (
					<Section key={dataset.id} level={3} heading={<span lang="ja">{dataset.title}</span>}>
						<Facts items={factsOf(dataset)} />
					</Section>
				))}
			</Section>
			<Section heading={<T k="settings.softwareHeading" />}>
				<p>
					<T k="settings.softwareLead" />
				</p>
				<ul class="settings__list">
					{SOFTWARE.map(({ name, licence, copyright }) => (
						<li key={name}>
							{name}: {licence}, © {copyright}
						</li>
					))}
				</ul>
			</Section>
		</Screen>
	);
}

function factsOf(dataset: Dataset) {
	const licence = dataset.licence ?? <T k="common.licenceUnknown" />;
	return [
		[<T k="settings.publisher" />, dataset.publisher],
		[
			<T k="settings.licence" />,
			dataset.licenceUrl && isWeb(dataset.licenceUrl) ? <a href={dataset.licenceUrl}>{licence}</a> : licence,
		],
		[<T k="settings.attribution" />, dataset.attribution],
		[
			<T k="settings.url" />,
			dataset.url && (isWeb(dataset.url) ? <a href={dataset.url}>{dataset.url}</a> : dataset.url),
		],
		[
			<T k="settings.imported" />,
			dataset.importedAt && formatDate(toTokyo(Date.parse(dataset.importedAt)).date, 'long'),
		],
		[<T k="settings.rowCount" />, dataset.rows !== undefined && formatNumber(dataset.rows)],
	] as const;
}

/** Addresses come with the data: only what a browser opens as a page becomes a link. */
function isWeb(url: string): boolean {
	return url.startsWith('https://') || url.startsWith('http://');
}
