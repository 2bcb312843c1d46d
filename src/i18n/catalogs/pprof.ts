import { defineCatalog } from '../catalog.ts';

/** The views of a profile. Names of sample types, functions and files are not translated. */
export const pprofCatalog = defineCatalog({
  en: {
    top: 'Top',
    callersView: 'Callers',
    lines: 'Lines',
    tags: 'Tags',
    about: 'About',
    tool: 'pprof',
    samples: (count: string) => `${count} ${count === '1' ? 'sample' : 'samples'}`,
    duration: (text: string) => `over ${text}`,
    functions: (count: string) => `${count} ${count === '1' ? 'function' : 'functions'}`,
    filter: 'Function or file',
    sampleType: 'Value',
    flat: 'Flat',
    flatTitle: 'In the function itself',
    cum: 'Cum',
    cumTitle: 'In the function and all that it called; once per sample, so recursion counts once',
    share: '%',
    function: 'Function',
    line: 'Line',
    file: 'File',
    topIntro: (total: string, type: string) =>
      `Total ${total} of ${type}. Shares are of all of it, whatever the filter leaves. A click on a name shows its callers and callees.`,
    topShown: (shown: string, share: string) => `Flat of these functions: ${shown}, ${share} of the total.`,
    topAll: (count: string, all: string) =>
      `${count} of ${all} functions. go tool pprof -top leaves out those whose cum is below 0.5 %; here they are all.`,
    byteNote:
      'Bytes are in steps of 1,000 here. go tool pprof divides by 1,024 and writes MB all the same: its numbers are smaller.',
    linesIntro: 'The same by source line. Inlined calls count at the line that holds them.',
    noLines: 'This profile has no line numbers.',
    peekChoose: 'Choose a function in Top: its name opens it here, with who called it and what it called.',
    peekGone: 'No function of this value has the name in the address.',
    callers: 'Called by',
    callees: 'Calls',
    edgeWeight: 'Weight',
    edgeShare: 'Of its cum',
    inlined: 'inlined',
    noCallers: 'Nobody: it is where its stacks begin.',
    noCallees: 'Nothing: all of it is in the function itself.',
    peekTable: (name: string) => `${name} with its callers and callees`,
    noTags: 'No sample has a tag.',
    tagsIntro:
      'What the program wrote on its samples, such as with pprof.Do. The share is of the samples that have the tag.',
    tagsMore: (count: string) => `and ${count} more values`,
    tagValue: 'Value of the tag',
    tagWeight: 'Weight',
    aboutTitle: 'What this profile measures',
    cannotTitle: 'What it cannot say',
    factsTitle: 'In the file',
    factTypes: 'Values',
    factPeriod: 'One sample every',
    factTime: 'Recorded',
    factDuration: 'Length',
    factPrograms: 'Programs',
    factComments: 'Comments',
    factDrop: 'Left out as noise',
    statusRead: (bytes: string, samples: string, functions: string) =>
      `${bytes} read, ${samples}, ${functions}, nothing skipped`,
    statusPart: (bytes: string, samples: string, functions: string) =>
      `${bytes} read, ${samples}, ${functions}, cut inside the names`,
    cut: (at: string, nameless: string, all: string) =>
      `The profile is cut at byte ${at} of its unpacked data, inside its table of names. All samples are there, so the numbers are right; ${
        nameless === '0'
          ? 'every function has its name, but some file names, or what the profile says of itself, may be missing'
          : `${nameless} of ${all} functions have no name and are called ? with a number`
      }. For the rest copy or download it again.`,
    statusType: (type: string, total: string) => `${type}: ${total}`,
    keyRow: 'Tab goes from name to name, Enter opens one',
    recordedAt: (text: string) => `${text} UTC`,
    kindCpu: 'CPU profile',
    kindHeap: 'Heap profile',
    kindAllocs: 'Allocs profile',
    kindMutex: 'Mutex profile',
    kindWaiting: 'Profile of waiting',
    kindGoroutine: 'Goroutine profile',
    kindGoroutineleak: 'Goroutine leak profile',
    kindThreadcreate: 'Thread creation profile',
    kindUnknown: 'Profile of another kind',
    cpuSays:
      'Where the program was when it used the CPU: one sample per 10 ms of CPU time of a thread (100 a second), so the sums are CPU seconds of all threads together.',
    cpuCannot:
      'Waiting: a goroutine that sleeps, or waits for a lock, the network or a disk, uses no CPU and is not in it. Nor does it tell one slow request from many quick ones, or when something happened.',
    heapSays:
      'What was allocated and not yet freed as of the last garbage collection (inuse), by the place that allocated it; and all that was ever allocated (alloc). About one allocation per 512 KiB is sampled and scaled up.',
    heapCannot:
      'Who still holds the memory: it names the place that allocated, not the reference that keeps it alive. Stacks of goroutines and memory outside of Go’s heap are not in it.',
    allocsSays:
      'All that was allocated since the program began, freed or not, by the place that allocated it. About one allocation per 512 KiB is sampled and scaled up.',
    allocsCannot:
      'When it was allocated, and what the collector’s work for it cost: that is in a CPU profile (runtime.gcBgMarkWorker, mark assist) and in a trace.',
    mutexSays:
      'How long others waited for a lock, charged to the place that unlocked it: who held it. Contentions and delay, for the part of the events that SetMutexProfileFraction keeps.',
    mutexCannot:
      'Who waited, and for how long each time: only sums. Nor what the holder did meanwhile. A trace has each wait with its times.',
    waitingSays:
      'How often and how long goroutines waited, by the place that waited: a block profile (as SetBlockProfileRate samples it), or waits of a trace made into a profile.',
    waitingCannot:
      'Who made them wait, and when. The sums are over all goroutines, so they can be far longer than the run. A block profile has only waits that have ended, and none for the network, for sleep or for system calls.',
    goroutineSays: 'How many goroutines were at each place at one moment.',
    goroutineCannot:
      'For how long they had been there, and whether they would ever go on. Two profiles some time apart show more.',
    goroutineleakSays:
      'Goroutines that wait for something that nothing else in the program can reach any more: they never go on.',
    goroutineleakCannot: 'Goroutines that wait for ever on something that is still reachable are not in it.',
    threadcreateSays: 'Where threads of the operating system were made.',
    threadcreateCannot: 'What they do now.',
    unknownSays: 'Values with names that are not known here. They are shown as the file has them.',
    unknownCannot: 'What the values mean: ask what recorded them.',
  },
  ja: {
    top: 'トップ',
    callersView: '呼び出し元と先',
    lines: '行',
    tags: 'タグ',
    about: '説明',
    tool: 'pprof',
    samples: (count: string) => `サンプル${count}個`,
    duration: (text: string) => `${text}の間`,
    functions: (count: string) => `関数${count}個`,
    filter: '関数名またはファイル名',
    sampleType: '値',
    flat: 'flat',
    flatTitle: '関数自身の分',
    cum: 'cum',
    cumTitle: '関数自身と、そこから呼び出したすべての分。再帰していても、1サンプルにつき1回だけ数えます',
    share: '%',
    function: '関数',
    line: '行',
    file: 'ファイル',
    topIntro: (total: string, type: string) =>
      `${type}の合計は${total}です。割合は、絞り込みにかかわらず全体に対する値です。名前を選ぶと、呼び出し元と呼び出し先を表示します。`,
    topShown: (shown: string, share: string) => `これらの関数のflatは合わせて${shown}、全体の${share}です。`,
    topAll: (count: string, all: string) =>
      `関数${all}個のうち${count}個。go tool pprof -topはcumが0.5 %未満の関数を省きますが、ここではすべて表示します。`,
    byteNote:
      'バイト数は1,000ごとに単位を変えます。go tool pprofは1,024で割り、それでもMBと書くので、数値は小さくなります。',
    linesIntro: '同じ内容をソースの行ごとに表示します。インライン展開された呼び出しは、元の行に数えます。',
    noLines: 'このプロファイルには行番号がありません。',
    peekChoose: '「トップ」で関数名を選ぶと、その関数の呼び出し元と呼び出し先をここに表示します。',
    peekGone: 'アドレスで指定された名前の関数は、この値にはありません。',
    callers: '呼び出し元',
    callees: '呼び出し先',
    edgeWeight: '値',
    edgeShare: 'cumに占める割合',
    inlined: 'インライン展開',
    noCallers: 'なし。スタックの起点です。',
    noCallees: 'なし。すべて関数自身の分です。',
    peekTable: (name: string) => `${name}の呼び出し元と呼び出し先`,
    noTags: 'タグの付いたサンプルはありません。',
    tagsIntro:
      'pprof.Doなどで、プログラムがサンプルに付けた印です。割合は、そのタグが付いたサンプルに対する値です。',
    tagsMore: (count: string) => `ほかに${count}種類の値`,
    tagValue: 'タグの値',
    tagWeight: '値',
    aboutTitle: 'このプロファイルで測れるもの',
    cannotTitle: 'このプロファイルではわからないこと',
    factsTitle: 'ファイルの内容',
    factTypes: '値',
    factPeriod: 'サンプルの間隔',
    factTime: '記録日時',
    factDuration: '長さ',
    factPrograms: 'プログラム',
    factComments: 'コメント',
    factDrop: 'ノイズとして除くもの',
    statusRead: (bytes: string, samples: string, functions: string) =>
      `${bytes}を読み込み、${samples}、${functions}、読み飛ばしなし`,
    statusPart: (bytes: string, samples: string, functions: string) =>
      `${bytes}を読み込み、${samples}、${functions}、名前の表の途中まで`,
    cut: (at: string, nameless: string, all: string) =>
      `このプロファイルは、展開後の${at}バイト目、名前の表の途中で切れています。サンプルはすべて揃っているので、数値は正確です。${
        nameless === '0'
          ? '関数名もすべてありますが、ファイル名やプロファイルの説明は欠けていることがあります'
          : `${all}個の関数のうち${nameless}個は名前がないため、?と番号で表示します`
      }。残りも必要なら、コピーまたはダウンロードし直してください。`,
    statusType: (type: string, total: string) => `${type}：${total}`,
    keyRow: 'Tabで名前から名前へ移動し、Enterで開く',
    recordedAt: (text: string) => `${text} UTC`,
    kindCpu: 'CPUプロファイル',
    kindHeap: 'ヒーププロファイル',
    kindAllocs: 'allocsプロファイル',
    kindMutex: 'mutexプロファイル',
    kindWaiting: '待ちのプロファイル',
    kindGoroutine: 'goroutineプロファイル',
    kindGoroutineleak: 'goroutineリークのプロファイル',
    kindThreadcreate: 'スレッド生成のプロファイル',
    kindUnknown: 'その他のプロファイル',
    cpuSays:
      'プログラムがCPUを使っていたときに、どこを実行していたかです。スレッドのCPU時間10 msごとに1回（毎秒100回）サンプルを取るので、合計は全スレッドのCPU秒になります。',
    cpuCannot:
      '待ち時間です。スリープや、ロック、ネットワーク、ディスクの待ちはCPUを使わないので、ここには現れません。1回の遅いリクエストと多数の速いリクエストの区別も、いつ起きたかもわかりません。',
    heapSays:
      '直近のGCの時点で解放されていないメモリ（inuse）と、それまでに割り当てたすべて（alloc）を、割り当てた場所ごとに表します。512 KiBにつき約1回サンプルを取り、全体の量に換算しています。',
    heapCannot:
      '誰がメモリを保持し続けているかです。わかるのは割り当てた場所であり、生かし続けている参照ではありません。goroutineのスタックと、Goのヒープの外のメモリは含みません。',
    allocsSays:
      'プログラムの開始から割り当てたすべてを、解放済みかどうかにかかわらず、割り当てた場所ごとに表します。512 KiBにつき約1回サンプルを取り、全体の量に換算しています。',
    allocsCannot:
      'いつ割り当てたかと、そのためのGCの負荷です。GCの負荷は、CPUプロファイル（runtime.gcBgMarkWorker、マークアシスト）やトレースでわかります。',
    mutexSays:
      'ロックを待たされた時間を、ロックを解放した場所、つまり保持していた側に計上します。SetMutexProfileFractionで選んだ割合の、競合の回数と遅延です。',
    mutexCannot:
      '誰が、1回ごとにどれだけ待ったかはわかりません。合計だけです。保持していた側が、その間に何をしていたかもわかりません。1回ごとの待ちと時刻は、トレースにあります。',
    waitingSays:
      'goroutineが待った回数と時間を、待った場所ごとに表します。blockプロファイル（SetBlockProfileRateに従うサンプル）か、トレースの待ちをプロファイルにしたものです。',
    waitingCannot:
      '誰のせいで、いつ待ったかはわかりません。合計は全goroutineの和なので、実行時間よりずっと長くなることがあります。blockプロファイルに入るのは終わった待ちだけで、ネットワーク、スリープ、システムコールの待ちは入りません。',
    goroutineSays: 'ある時点で、それぞれの場所にgoroutineが何個いたかを表します。',
    goroutineCannot:
      'いつからそこにいたのか、その先へ進むのかはわかりません。時間を置いた2つのプロファイルを比べると、もう少しわかります。',
    goroutineleakSays:
      'プログラムのどこからも到達できなくなったものを待っていて、二度と進まないgoroutineです。',
    goroutineleakCannot: '到達できるものを永久に待っているgoroutineは含みません。',
    threadcreateSays: 'OSのスレッドが作られた場所です。',
    threadcreateCannot: 'それらのスレッドが今何をしているかはわかりません。',
    unknownSays: 'ここでは知られていない名前の値です。ファイルにあるとおりに表示します。',
    unknownCannot: '値の意味はわかりません。記録したツールの説明を見てください。',
  },
});
