import { defineCatalog } from '../catalog.ts';

/** Which stacks of a profile count. Focus, ignore and hide are the words of `go tool pprof`. */
export const pprofNarrowCatalog = defineCatalog({
  en: {
    title: 'Which stacks count',
    all: 'All stacks',
    choose: 'Focus, ignore or hide',
    focus: 'Focus',
    ignore: 'Ignore',
    hide: 'Hide',
    chip: (label: string, text: string) => `${label}: ${text}`,
    change: 'Change which stacks count',
    clear: 'All stacks again',
    apply: 'Apply',
    bad: (label: string, text: string) =>
      `${label}: “${text}” is no regular expression that can be read, and is not used.`,
    hint: 'Regular expressions on functions and files, as with go tool pprof. Focus keeps stacks with a match, Ignore drops them. Hide takes matching frames out, and their callers get what they had.',
    note: 'All views are of these stacks only. Shares are still of the whole profile; in Diff, of these stacks before.',
  },
  ja: {
    title: '対象にするスタック',
    all: 'すべてのスタック',
    choose: 'focus・ignore・hideで絞る',
    focus: 'focus',
    ignore: 'ignore',
    hide: 'hide',
    chip: (label: string, text: string) => `${label}：${text}`,
    change: '対象にするスタックを変える',
    clear: 'すべてのスタックに戻す',
    apply: '適用',
    bad: (label: string, text: string) =>
      `${label}の「${text}」は正規表現として読めないので、使っていません。`,
    hint: 'go tool pprofと同じく、関数名とファイル名に対する正規表現です。focusは一致するスタックだけを残し、ignoreは一致するスタックを除きます。hideは一致するフレームを取り除き、その分を呼び出し元に加えます。',
    note: 'どの画面も、このスタックだけを対象にします。割合はプロファイル全体に対する値のままです。差分では、変更前のこのスタックに対する値になります。',
  },
});
