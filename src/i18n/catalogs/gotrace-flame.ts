import { defineCatalog } from '../catalog.ts';

/** The waits of a Go trace as a flame graph. */
export const gotraceFlameCatalog = defineCatalog({
  en: {
    show: 'Show',
    places: 'Places',
    flame: 'Flame graph',
    measure: 'Width',
    time: 'How long',
    times: 'How often',
    flatNote:
      'The leaf is where the goroutine waited: all of its time is flat there, and the frames above it are who asked for the wait. The widths are those of the profile that go tool trace writes, where that is chosen.',
  },
  ja: {
    show: '表示するもの',
    places: '場所',
    flame: 'フレームグラフ',
    measure: '幅の意味',
    time: '待った時間',
    times: '待った回数',
    flatNote:
      'リーフは、goroutineが待った場所です。時間はすべてそこのflatになり、それより上のフレームは、待ちに至った呼び出し元です。公式の数え方を選ぶと、幅はgo tool traceが出力するプロファイルの値になります。',
  },
});
