/** Takes off what only LINE needs, before anybody reads the address. Imported for that alone. */
import { withoutOutward } from '../../contract/outward.ts';

const search = withoutOutward(location.search);
if (search !== null) history.replaceState(history.state, '', location.pathname + search + location.hash);
