import { T } from '../../i18n/text.tsx';
import { Screen } from '../../ui/screen.tsx';

export function FindPage() {
	return <Screen title={<T k="common.opening" />} />;
}
