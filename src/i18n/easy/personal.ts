import type { personal as ja } from '../ja/personal.ts';

export const personal: Record<keyof typeof ja, string> = {
	phone: '[電話|でんわ]の [番号|ばんごう]ですか：{words}',
	email: 'メールアドレスですか：{words}',
	address: '[住所|じゅうしょ]ですか：{words}',
	name: '[人|ひと]の [名前|なまえ]ですか：{words}',
	ask: 'ここは だれでも [読む|よむ] ことが できます。[見せて|みせて] いい ときは、この ままで いいです。',
};
