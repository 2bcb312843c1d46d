import { defineCatalog } from '../catalog.ts';

/** The text of a source file beside the values of its lines. */
export const sourceLinesCatalog = defineCatalog({
  en: {
    choose: 'Show with a source file',
    lead: 'Give the .go file of a function here: its text then stands beside the values of its lines. It stays in this browser.',
    title: (name: string) => `${name}, with the values of its lines`,
    close: 'Put the file away',
    noLines: (name: string) => `No line of this value is in a file called ${name}.`,
    tooLarge: (name: string) => `${name} is larger than 4 MB: no source file that this could show.`,
    note: 'Lines with a value and three around each, as go tool pprof -list shows them. A profile names the file, not its version: where the program was built from another one, the lines do not fit.',
    several: (count: string) => `${count} files end with this name; their lines are added up.`,
    line: 'Line',
    source: 'Source',
    gap: 'lines left out',
  },
  ja: {
    choose: 'ソースファイルと並べる',
    lead: '関数の.goファイルを選ぶと、各行の値をソースと並べて表示します。ファイルはこのブラウザの外には出ません。',
    title: (name: string) => `${name}と、各行の値`,
    close: 'ファイルを閉じる',
    noLines: (name: string) => `この値には、${name}という名前のファイルの行がありません。`,
    tooLarge: (name: string) => `${name}は4 MBを超えるため、ソースファイルとして表示できません。`,
    note: '値のある行と前後3行を表示します。go tool pprof -listと同じ見せ方です。プロファイルにあるのはファイル名だけで、版はわかりません。別の版からビルドしたプログラムでは、行がずれます。',
    several: (count: string) => `この名前で終わるファイルが${count}個あり、行の値を合計しています。`,
    line: '行',
    source: 'ソース',
    gap: '省いた行',
  },
});
