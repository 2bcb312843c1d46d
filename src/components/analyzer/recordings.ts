import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale, LocalText } from '../../i18n/catalog.ts';
import { fixturePath, isGoFixture } from '../../site/fixture-path.ts';
import { provenanceOf } from '../../site/fixtures.ts';
import { offeredGo } from './offered-go.ts';
import { offeredSamples } from './offered-samples.ts';
import type { Recording } from './open-panel.tsx';

export interface Offered {
  /** `<course>/<exercise>/<file>`, with more files of an `-ff` set after commas. */
  readonly fixture: string;
  readonly title: LocalText;
  readonly about: LocalText;
}

/** The recordings that the Analyze page offers, easiest first. */
const offered: readonly Offered[] = [
  {
    fixture: 'strace-basics/first-trace/first-trace.log',
    title: { en: 'A first trace', ja: '最初のトレース' },
    about: {
      en: 'One small program from start to exit: every line can be read.',
      ja: '小さなプログラムの起動から終了まで。すべての行を読み切れる長さです。',
    },
  },
  {
    fixture: 'strace-basics/many-small-waits/first-trace.drip.log',
    title: { en: 'The same program, another day', ja: '同じプログラムの、別の日' },
    about: {
      en: 'No slow call, and yet as slow: many short waits that add up.',
      ja: '遅い呼び出しはないのに、同じくらい遅い記録です。短い待ちが積み重なっています。',
    },
  },
  {
    fixture: 'strace-basics/missing-time/missing-time.log',
    title: { en: 'Time missing from its spans', ja: 'スパンに現れない時間' },
    about: {
      en: 'A service whose own spans are short while its clients wait.',
      ja: 'サービス自身のスパンは短いのに、クライアントは待たされています。',
    },
  },
  {
    fixture: 'strace-basics/count-and-narrow/count-and-narrow.log',
    title: { en: 'Calls and their summary', ja: '呼び出しと、その集計表' },
    about: {
      en: 'A run with the table of -C at its end, which reads another clock than the calls.',
      ja: '-Cの表が末尾に付いた記録です。表と呼び出しでは、読んでいる時計が違います。',
    },
  },
  {
    fixture: 'strace-basics/attach/attach.log',
    title: { en: 'Attached in the middle of an answer', ja: '返事待ちの途中でアタッチした記録' },
    about: {
      en: 'One busy worker: its first waits are shorter on paper than they were.',
      ja: '処理中の1つのワーカーの記録です。最初の待ちは、実際より短く記録されています。',
    },
  },
  {
    fixture: 'strace-basics/kinds-of-waiting/kinds-of-waiting.log',
    title: { en: 'A service that waits in every way', ja: 'あらゆる待ちがあるサービス' },
    about: {
      en: 'Threads, a database, a lock, a timer and child processes. Most of the time is idle.',
      ja: 'スレッド、データベース、ロック、タイマー、子プロセス。時間の大半はアイドルです。',
    },
  },
  {
    fixture: 'strace-basics/cache-lock/cache-lock.log',
    title: { en: 'Four workers, one lock file', ja: '4つのワーカーと1つのロックファイル' },
    about: {
      en: 'Pages that wait in turn for the lock on a cache file.',
      ja: 'ページを返す前に、キャッシュファイルのロックを順番に待っています。',
    },
  },
  {
    fixture: 'strace-basics/cache-lock/cache-lock.fixed.log',
    title: { en: 'The same load, and nobody queues', ja: '同じ負荷、待ちなし' },
    about: {
      en: 'The cache set right: the lock is still there. To compare with the one above.',
      ja: 'キャッシュの設定を直した後です。ロックは残っています。上の記録と比べてみてください。',
    },
  },
  {
    fixture: 'strace-basics/cache-lock/one-worker.log',
    title: { en: 'One worker, attached to', ja: '1つのワーカーにアタッチした記録' },
    about: {
      en: 'What is left of the same story when only one process is traced.',
      ja: '同じ出来事を、1つのプロセスだけ記録すると何が見えるでしょうか。',
    },
  },
  {
    fixture: 'strace-basics/cache-lock/cache-lock.six-workers.log',
    title: { en: 'Six workers', ja: '6つのワーカー' },
    about: {
      en: 'More workers on the same lock, and faster rendering: does the wait grow?',
      ja: '同じロックでワーカーを増やし、ページの生成は速くしました。待ちは延びるでしょうか。',
    },
  },
  {
    fixture: 'strace-basics/ipv6-fallback/ipv6-fallback.log',
    title: { en: 'IPv6 first, then IPv4', ja: 'IPv6の後にIPv4' },
    about: {
      en: 'One address refuses, another is silent. Which of the two costs the orders their time?',
      ja: '片方のアドレスは拒否し、もう片方は返事をしません。時間を失っているのはどちらでしょうか。',
    },
  },
  {
    fixture: 'strace-basics/repeated-work/repeated-work.log',
    title: { en: 'The same work for each item', ja: '商品ごとに繰り返される仕事' },
    about: {
      en: 'No call is slow. Three things repeat, and only one of them is dear.',
      ja: '遅い呼び出しはありません。3つの繰り返しのうち、高くつくのは1つだけです。',
    },
  },
  {
    fixture: 'strace-basics/slow-sync-and-dns/slow-sync-and-dns.log',
    title: { en: 'A slow disk and a silent name server', ja: '遅いディスクと返事のないネームサーバー' },
    about: {
      en: 'Two threads wait; a customer feels only one of them.',
      ja: '2つのスレッドが待っています。客が感じるのは片方だけです。',
    },
  },
  {
    fixture: 'strace-basics/threads-and-futexes/threads-and-futexes.log',
    title: { en: 'Four threads, no faster', ja: '4つのスレッドでも速くならない' },
    about: {
      en: 'Threads that wait for one mutex, and an owner that waits for the disk.',
      ja: '1つのミューテックスを待つスレッドと、ディスクを待つその持ち主の記録です。',
    },
  },
  {
    fixture: 'strace-basics/beyond-strace/beyond-strace.log',
    title: { en: 'Four gaps and a ring', ja: '4つの空白と1つのリング' },
    about: {
      en: 'Nearly all of the time is outside calls, and it is not all computing.',
      ja: '時間のほとんどが呼び出しの外にあり、そのすべてが計算とは限りません。',
    },
  },
  {
    fixture: 'strace-basics/mystery-service/mystery-service.log',
    title: { en: 'Fast until Tuesday', ja: '火曜日まで速かったサービス' },
    about: {
      en: 'Two causes and one thing that only looks like one. Nobody points at the place.',
      ja: '2つの原因と、原因に見えるだけのもの。どこを見るかは示していません。',
    },
  },
  {
    fixture: 'strace-basics/mystery-service/rates-fixed.log',
    title: { en: 'Fast until Tuesday, one change later', ja: '火曜日まで速かったサービス、1つ直した後' },
    about: {
      en: 'The same load with one of the causes gone. To compare with the one above.',
      ja: '同じ負荷で、原因を1つ取り除きました。上の記録と比べてみてください。',
    },
  },
  {
    fixture: 'daemontools/what-supervise-does/what-supervise-does.log',
    title: { en: 'One restart, with its supervisor', ja: 'スーパーバイザーごと見た再起動' },
    about: {
      en: 'supervise and its service, traced together through one svc -t. Who takes the two seconds?',
      ja: '1回のsvc -tの間の、superviseとサービス。2秒を使っているのは誰でしょうか。',
    },
  },
  {
    fixture: 'daemontools/strace-in-run/strace-in-run.log',
    title: { en: 'A strace that was told to end', ja: '終わるように言われたstrace' },
    about: {
      en: 'strace stands in the run script and is traced itself. The old program is heard of after the next has begun.',
      ja: 'runスクリプトの中のstraceを、外からトレースした記録。次が始まった後も、前のプログラムの声が聞こえます。',
    },
  },
  {
    fixture: 'daemontools/attach-to-yourself/waited.log',
    title: { en: 'From execve to exit', ja: 'execveから終了まで' },
    about: {
      en: 'A whole life of a service, by its own trace: the start, the TERM, the workers, the sync.',
      ja: 'サービス自身が取った、始めから終わりまでのトレース。起動、TERM、ワーカー、同期。',
    },
  },
  {
    fixture: 'daemontools/who-waits-for-whom/who-waits-for-whom.log',
    title: { en: 'A service that never ends', ja: '終わらないサービス' },
    about: {
      en: 'All workers have gone, and the manager still waits. The cause has no line of its own.',
      ja: 'ワーカーはみな終わったのに、管理プロセスが待ち続けています。原因のほうには、1行もありません。',
    },
  },
  {
    fixture: 'daemontools/detach-the-tracer/detach-the-tracer.log',
    title: { en: 'A whole life, from execve to exit', ja: 'execveから終了までの一生' },
    about: {
      en: 'A service under supervise with a detached tracer: the first call, three workers, the last wait.',
      ja: '切り離したトレーサーで取った、superviseの下のサービスです。最初の呼び出し、3つのワーカー、最後の待ちまで。',
    },
  },
  {
    fixture: 'daemontools/logs-apart/logs-apart.log',
    title: { en: 'Trace and messages in one stream', ja: 'トレースとメッセージが混ざったログ' },
    about: {
      en: 'What multilog kept where strace and the service wrote to the same log: calls cut in two by messages.',
      ja: 'straceとサービスが同じログに書いた結果です。メッセージが呼び出しを2つに割っています。',
    },
  },
  {
    fixture: 'daemontools/slow-restart/slow-restart.log',
    title: { en: 'A restart, seen from supervise', ja: 'superviseから見た再起動' },
    about: {
      en: 'From TERM to the next open door: a handler, workers, a slow disk, and failed starts.',
      ja: 'TERMから次に開くまで。ハンドラ、ワーカー、遅いディスク、そして失敗する起動。',
    },
  },
  {
    fixture: 'daemontools/slow-restart/no-helper.log',
    title: { en: 'The same restart, nothing left behind', ja: '同じ再起動、残るものなし' },
    about: {
      en: 'The helper is gone, and so are the failed starts. To compare with the one above.',
      ja: 'ヘルパーを残さないようにした後です。起動の失敗もありません。上の記録と比べてみてください。',
    },
  },
  {
    fixture: 'daemontools/outside-daemontools/outside-daemontools.log',
    title: { en: 'A stop by systemd', ja: 'systemdによる停止' },
    about: {
      en: 'Everyone gets the TERM at once: shorter than under supervise, and not better.',
      ja: '全員が同時にTERMを受け取ります。superviseのときより早く止まりますが、良くなったわけではありません。',
    },
  },
  {
    fixture: 'daemontools/pid-one/pid-one.log',
    title: { en: 'A service as process 1', ja: 'プロセス1になったサービス' },
    about: {
      en: 'All workers are collected, and still it waits for somebody.',
      ja: 'ワーカーはすべて終わったのに、まだ誰かを待っています。',
    },
  },
];

/** What the Analyze page lists. @throws Error for an entry whose file or provenance is missing */
export function listRecordings(locale: Locale): Recording[] {
  const go = offeredGo.filter(({ isFirst }) => isFirst);
  return [...offered, ...go, ...offeredSamples].map(({ fixture, title, about }) => {
    const [first = '', ...more] = fixture.split(',');
    const { folder, file } = fixturePath(first);
    const { command } = provenanceOf(first);
    const bytes = [file, ...more].reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    return {
      fixture,
      title: title[locale],
      about: about[locale],
      command,
      bytes,
      isLog: !isGoFixture(first),
    };
  });
}
