import { defineCatalog, type LocalText } from '../catalog.ts';

/** Strings of the query bar, its completion and its help. The language itself: src/analysis/strace/query. */
export const queryCatalog = defineCatalog({
  en: {
    label: 'Query: which calls all views show',
    placeholder: 'syscall:openat errno:any dur>1ms',
    suggestions: 'Completions',
    suggestionCount: (count: string, one: boolean) => `${count} ${one ? 'completion' : 'completions'}`,
    notInForce: (query: string) => `Until this is corrected, the last query stays in force: ${query}`,
    notInForceAll: 'Until this is corrected, all calls are shown.',
    atEnd: 'at the end',
    help: 'Query syntax',
    helpIntro:
      'Terms with a space between them all have to match. OR (or |) joins alternatives, parentheses group, and - or NOT before a term turns it round. A word without a field is looked for in the lines of the call.',
    helpValues:
      'A comma lists several values, of which one has to match. : compares the whole name, ~ looks for a part of it, * stands for any text. Names with spaces, commas or parentheses stand in double quotes.',
    helpRanges:
      'Numbers, times and sizes also take >, >=, <, <= and ranges with .. between the ends. Times need a unit: ns, us, ms, s, m.',
    helpFields: 'Fields',
    helpExamples: 'Examples',
    helpAlso: (names: string) => `also ${names}`,
    use: (query: string) => `Use this query: ${query}`,
  },
  ja: {
    label: 'クエリ：すべての表示に出す呼び出しを選ぶ条件',
    placeholder: 'syscall:openat errno:any dur>1ms',
    suggestions: '入力候補',
    suggestionCount: (count: string) => `候補${count}件`,
    notInForce: (query: string) => `修正するまで、直前のクエリが有効です：${query}`,
    notInForceAll: '修正するまで、すべての呼び出しを表示します。',
    atEnd: '末尾',
    help: 'クエリの書き方',
    helpIntro:
      '空白で区切った条件は、すべて満たす必要があります。OR（または|）は「どちらか」、かっこはまとまりを表します。条件の前の-またはNOTは否定です。フィールド名のない語は、呼び出しの行の中から探します。',
    helpValues:
      'カンマで並べた値は、どれか1つに合えば一致します。:は名前全体、~は名前の一部との一致です。*は任意の文字列を表します。空白、カンマ、かっこを含む名前は二重引用符で囲みます。',
    helpRanges:
      '数値、時間、サイズには>、>=、<、<=と、..で両端をつないだ範囲も使えます。時間には単位（ns、us、ms、s、m）が必要です。',
    helpFields: 'フィールド',
    helpExamples: '例',
    helpAlso: (names: string) => `別名：${names}`,
    use: (query: string) => `このクエリを使う：${query}`,
  },
});

/** What each field of the language is. */
export const queryFieldTexts = {
  syscall: { en: 'name of the system call', ja: 'システムコール名' },
  errno: { en: 'name of the error; any, none', ja: 'エラー名。anyは全エラー、noneはエラーなし' },
  dur: { en: 'time inside the call', ja: '呼び出しの所要時間' },
  path: { en: 'path or peer that the call works on', ja: '対象のパスまたは接続先' },
  file: { en: 'last part of that path', ja: '対象のパスの末尾（ファイル名）' },
  pid: { en: 'pid of the thread', ja: 'スレッドのpid' },
  tree: { en: 'pid, with all that descend from it', ja: 'pidと、その子孫すべて' },
  comm: { en: 'command name (strace -Y)', ja: 'コマンド名（strace -Y）' },
  class: { en: 'what the time was spent on', ja: '時間の使われ方による分類' },
  fd: { en: 'file descriptor that the call works on', ja: '対象のファイルディスクリプタ' },
  line: { en: 'line of the file', ja: 'ファイルの行番号' },
  at: {
    en: 'running at some time: since the beginning, or on the log’s clock',
    ja: 'その時刻に実行中だった呼び出し。先頭からの時間、またはログの時計の時刻',
  },
  finding: { en: 'calls that prove a finding', ja: '検出結果の根拠になった呼び出し' },
  result: { en: 'returned number', ja: '戻り値' },
  bytes: { en: 'bytes read or written', ja: '読み書きしたバイト数' },
  state: { en: 'how the call ended', ja: '呼び出しの終わり方' },
  arg: { en: 'text in the arguments', ja: '引数の中の文字列' },
} as const satisfies Readonly<Record<string, LocalText>>;

/** What the values of `state:` mean. */
export const queryStateTexts = {
  returned: { en: 'returned a value', ja: '値を返した' },
  'no-value': { en: 'ended without a value', ja: '戻り値なしで終わった' },
  restarted: { en: 'interrupted and restarted', ja: '中断され、再開された' },
  unfinished: { en: 'has no result in the file', ja: 'ファイルに結果がない' },
  detached: { en: 'strace let go of it', ja: 'straceが途中で離れた' },
} as const satisfies Readonly<Record<string, LocalText>>;

/** Which question each example of the help answers. */
export const queryExampleTexts = {
  slow: {
    en: 'Slow calls that do not wait for work or children',
    ja: '仕事待ちと子プロセス待ちを除いた、遅い呼び出し',
  },
  missing: { en: 'Files that were looked for and are not there', ja: '探したが存在しなかったファイル' },
  range: { en: 'What ran between two moments', ja: '2つの時刻の間に動いていたもの' },
  lock: { en: 'Waiting for other processes, on one file', ja: '1つのファイルをめぐる他プロセスの待ち' },
  network: { en: 'Calls on network connections that failed', ja: '失敗したネットワーク接続の呼び出し' },
  small: { en: 'Reads of a few bytes', ja: '数バイトだけの読み込み' },
  either: { en: 'Either of two things, without one process', ja: '1つのプロセスを除いて、2つのどちらか' },
  text: { en: 'A text in the lines of the call', ja: '呼び出しの行の中の文字列' },
  proof: { en: 'All calls behind a kind of finding', ja: 'ある種類の検出結果の根拠すべて' },
} as const satisfies Readonly<Record<string, LocalText>>;

type ErrorText = (expected: readonly string[]) => LocalText;
const list = (words: readonly string[]) => words.join(', ');

const numberTexts: Readonly<Record<string, LocalText>> = {
  number: { en: 'a whole number such as 123 or 100..200', ja: '整数（例：123、100..200）' },
  duration: { en: 'a time such as 10ms or 1ms..5ms', ja: '時間（例：10ms、1ms..5ms）' },
  size: { en: 'a size such as 512 or 4k', ja: 'サイズ（例：512、4k）' },
  moment: { en: 'a time such as 1.2s or 21:04:09.5', ja: '時刻（例：1.2s、21:04:09.5）' },
};

/** What is wrong with a query, by code; `expected` as `QueryError` has it. */
export const queryErrorTexts = {
  'unknown-field': (expected) => ({
    en: `There is no such field. Similar ones: ${list(expected)}. To look for the text itself, put it in double quotes.`,
    ja: `このフィールドはありません。近いもの：${list(expected)}。文字列として探すには二重引用符で囲んでください。`,
  }),
  'bad-operator': (expected) => ({
    en: `This field is compared with ${expected.join(' ')}`,
    ja: `このフィールドに使えるのは ${expected.join(' ')} です。`,
  }),
  'missing-value': () => ({ en: 'A value is missing here.', ja: 'ここに値がありません。' }),
  'unknown-value': (expected) => ({
    en: `Not a value of this field. Possible: ${list(expected)}.`,
    ja: `このフィールドの値ではありません。使える値：${list(expected)}。`,
  }),
  'bad-number': ([what = 'number']) => ({
    en: `This has to be ${numberTexts[what]?.en ?? what}.`,
    ja: `ここには${numberTexts[what]?.ja ?? what}を書きます。`,
  }),
  'missing-unit': () => ({
    en: 'A time needs a unit: ns, us, ms, s or m.',
    ja: '時間には単位（ns、us、ms、s、m）が必要です。',
  }),
  'too-large': () => ({ en: 'This number is too large.', ja: '数値が大きすぎます。' }),
  'bad-range': () => ({
    en: 'The range ends before it begins.',
    ja: '範囲の終わりが始まりより前にあります。',
  }),
  'missing-term': () => ({ en: 'A term is missing here.', ja: 'ここに条件がありません。' }),
  'unclosed-quote': () => ({ en: 'The quote is not closed.', ja: '引用符が閉じていません。' }),
  'unclosed-group': () => ({ en: 'The parenthesis is not closed.', ja: 'かっこが閉じていません。' }),
  'unopened-group': () => ({
    en: 'This parenthesis closes nothing.',
    ja: '対応する開きかっこがありません。',
  }),
  'too-deep': () => ({ en: 'Too many groups inside each other.', ja: 'かっこの入れ子が深すぎます。' }),
  'too-long': () => ({ en: 'The query is too long.', ja: 'クエリが長すぎます。' }),
} as const satisfies Readonly<Record<string, ErrorText>>;
