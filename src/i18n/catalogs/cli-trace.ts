import { defineCatalog } from '../catalog.ts';

/** What the command says that writes blocking profiles of a Go trace. */
export const cliTraceCatalog = defineCatalog({
  en: {
    traceHelp: `Usage: npm run -s dojo -- trace [options] --pprof KIND -o OUT FILE
       npm run -s dojo -- trace --from T --to T -o OUT FILE

Writes what held the goroutines of a Go execution trace up as a profile for go tool pprof or top:
the one that go tool trace -pprof=KIND writes. FILE is plain or gzip; - is standard input.

Without --pprof it writes a part of the trace as a trace of its own, which go tool trace opens too. A trace can be
cut between generations only, about one a second: those that the part touches are kept, byte for byte.

Options:
  --pprof KIND      net, sync, syscall or sched (scheduler latency)
  -o, --output OUT  where to; - is standard output. A trace is packed where OUT ends in .gz
  --complete        also what the official profile leaves out: waits before a goroutine first ran, and waits that
                    never ended, counted up to the end of the trace
  --group FUNCTION  only goroutines that began in this function, such as main.worker
  --from T, --to T  only this part of the trace, such as --from 1.5s --to 1700ms
  --lang en|ja      language of messages
  --help            this text

Exit code: 0 written, 2 the file could not be read or the profile not be written, or wrong usage.`,
    oneTrace: 'Name one trace, or - for standard input.',
    kind: 'Say the profile: --pprof net, sync, syscall or sched. Or name a part to keep of the trace: --from and --to.',
    cutTwice: 'A part is found by reading the trace twice, which standard input does not allow.',
    noGeneration: 'No whole generation of the trace lies in this part.',
    kept: (which: string, count: string, of: string, from: string, to: string) =>
      `Kept ${count === '1' ? 'generation' : 'generations'} ${which} (${count} of ${of}): ${from} to ${to}. A trace is cut between generations only.`,
    where: 'Say where to write it: -o FILE.',
    badTime: (option: string, text: string) => `${option}: “${text}” is no time such as 1.5s or 1700ms.`,
    emptyRange: '--from must be before --to.',
    beyond: (length: string) => `--from is after the end: the trace is ${length} long.`,
    groupTwice: '--group reads the trace twice, which standard input does not allow.',
    noGroup: (name: string, all: string) =>
      `No goroutine began in “${name}”. Functions that some began in: ${all}.`,
    partly: (why: string) => `only a part could be read. ${why}`,
  },
  ja: {
    traceHelp: `使い方：npm run -s dojo -- trace [オプション] --pprof KIND -o OUT FILE
       npm run -s dojo -- trace --from T --to T -o OUT FILE

Goの実行トレースから、ゴルーチンを待たせたものをプロファイルとして書き出します。go tool trace -pprof=KINDと同じ
内容で、go tool pprofやtopで開けます。FILEはそのままでもgzipでもかまいません。-は標準入力です。

--pprofを付けなければ、トレースの一部を別のトレースとして書き出します。go tool traceでも開けます。トレースは約1秒ごとの
世代の境目でしか切れないため、範囲にかかる世代を、そのままのバイト列で残します。

オプション：
  --pprof KIND      net、sync、syscall、sched(スケジューラの遅延)のどれか
  -o, --output OUT  出力先。-は標準出力。トレースは、OUTの末尾が.gzならgzipで圧縮する
  --complete        公式のプロファイルが除くものも含める：ゴルーチンが最初に走るまでの待ちと、終わらなかった
                    待ち(トレースの終わりまでを数える)
  --group FUNCTION  この関数から始まったゴルーチンだけ。例：main.worker
  --from T、--to T  トレースのこの範囲だけ。例：--from 1.5s --to 1700ms
  --lang en|ja      メッセージの言語
  --help            このヘルプ

終了コード：0 書き出せた、2 ファイルを読めない、書き出せない、または使い方の誤り。`,
    oneTrace: 'トレースを1つ指定してください。-は標準入力です。',
    kind: 'プロファイルの種類を--pprofで指定してください：net、sync、syscall、sched。トレースの一部を残すには、--fromと--toを指定します。',
    cutTwice: '一部を残すにはトレースを2回読むため、標準入力は使えません。',
    noGeneration: 'この範囲に入る完全な世代がありません。',
    kept: (which: string, count: string, of: string, from: string, to: string) =>
      `全${of}世代のうち${count}世代(${which})を残しました：${from}～${to}。トレースは世代の境目でしか切れません。`,
    where: '出力先を-o FILEで指定してください。',
    badTime: (option: string, text: string) =>
      `${option}：「${text}」は時間として読めません。1.5sや1700msのように書いてください。`,
    emptyRange: '--fromは--toより前にしてください。',
    beyond: (length: string) => `--fromがトレースの終わりより後です。トレースの長さは${length}です。`,
    groupTwice: '--groupはトレースを2回読むため、標準入力では使えません。',
    noGroup: (name: string, all: string) =>
      `「${name}」から始まったゴルーチンはありません。始まりの関数：${all}。`,
    partly: (why: string) => `一部しか読めませんでした。${why}`,
  },
});
