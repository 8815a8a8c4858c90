import { T } from '../../i18n/text.tsx';
import { Screen } from '../../ui/screen.tsx';

export function HomePage() {
	return <Screen title={<T k="common.navToday" />} />;
}
