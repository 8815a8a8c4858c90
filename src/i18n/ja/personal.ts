/** What is asked of whoever writes something that looks like a person's own. */
export const personal = {
	phone: '[電話番号|でんわばんごう]のようです：{words}',
	email: 'メールアドレスのようです：{words}',
	address: '[住所|じゅうしょ]のようです：{words}',
	name: '[個人|こじん]の [名前|なまえ]のようです：{words}',
	ask: 'ここは だれでも [読めます|よめます]。[載せて|のせて] よい ものなら、この ままで かまいません。',
};
