/** On a kiosk things are taken home rather than shared: `kiosk-mode.ts` says how. */
import { signal } from '@preact/signals';

/** Opens what leads a visitor's phone to the screen that is shown. Null on every device that is somebody's. */
export const takeHome = signal<(() => void) | null>(null);
