import type { Profile } from '../../../src/formats/pprof/profile.ts';
import type { Question } from '../../../src/grading/exercise.ts';
import { heaviest, totalValue } from '../../../src/grading/profile-sums.ts';

/** As this site counts (1 MB is a million bytes), and as pprof does, whose MB is 1,024 times 1,024 bytes. */
const megabytes = (bytes: number) => [bytes / 1e6, bytes / (1024 * 1024)];
const inUseBytes = (profile: Profile) => totalValue(profile, 'inuse_space');
const allocatedBytes = (profile: Profile) => totalValue(profile, 'alloc_space');

export const stillInUse = {
  id: 'still-in-use',
  kind: 'estimate',
  quantity: 'share',
  prompt: {
    en: 'Before you look: of all memory that the server has allocated since it began, which share is still in use after the load?',
    ja: '見る前に予想してください。サーバーが起動してから割り当てたメモリのうち、負荷の後も使われているのは何%でしょうか。',
  },
  answer: (profile) => [(100 * inUseBytes(profile)) / allocatedBytes(profile)],
  hints: [
    {
      en: 'What one search allocates is of no use once it is answered.',
      ja: '1回の検索が割り当てたものは、答えを返せば要らなくなります。',
    },
    {
      en: 'The corpus is on disk, and the server keeps no cache.',
      ja: '検索対象はディスクにあり、サーバーはキャッシュを持っていません。',
    },
  ],
  reveal: { afterTries: 1 },
  why: () => ({
    text: {
      en: 'Nearly everything was garbage moments after it was made. A small heap says nothing about how much work allocation makes.',
      ja: 'ほとんどすべてが、割り当てた直後にごみになっています。ヒープが小さくても、割り当てにかかる手間が小さいとは限りません。',
    },
    places: [{ kind: 'view', params: { view: 'top', type: 'alloc_space' } }],
  }),
} satisfies Question<'pprof'>;

export const inUse = {
  id: 'in-use',
  kind: 'number',
  unit: { en: 'MB', ja: 'MB' },
  tolerance: 0.03,
  prompt: {
    en: 'How much memory was in use when the profile was taken, in MB?',
    ja: 'プロファイルを取ったとき、使われていたメモリは何MBですか。',
  },
  answer: (profile) => megabytes(inUseBytes(profile)),
  misreadings: [
    {
      id: 'allocated',
      values: (profile) => megabytes(allocatedBytes(profile)),
      hint: {
        en: 'That is everything allocated since the program began, freed or not. Switch the sample type to `inuse_space`.',
        ja: 'それは、プログラムの開始から割り当てたすべてで、解放した分も含みます。サンプルの種類を`inuse_space`に切り替えてください。',
      },
    },
    {
      id: 'objects',
      values: (profile) => [totalValue(profile, 'inuse_objects')],
      hint: {
        en: 'That is a number of objects. Bytes are under `inuse_space`.',
        ja: 'それは、オブジェクトの個数です。バイト数は`inuse_space`にあります。',
      },
    },
  ],
  hints: [
    {
      en: 'A heap profile holds four sample types. Choose the one that is asked for.',
      ja: 'ヒーププロファイルには、4種類のサンプルが入っています。聞かれているものを選びます。',
    },
    {
      en: 'The total of `inuse_space` stands in the head of the view.',
      ja: '`inuse_space`の合計は、画面の上部に出ています。',
    },
  ],
  reveal: { afterTries: 3 },
  why: () => ({
    text: {
      en: 'In use means: not freed by the last collection that was completed. With one sample per 512 KiB of allocations, a heap as small as this one is known only roughly. (`go tool pprof` prints a smaller number: its MB is 1,024 × 1,024 bytes, the MB of this page a million.)',
      ja: '「使われている」とは、最後に完了したGCで解放されなかったという意味です。割り当て512 KiBにつき1つのサンプルなので、これほど小さいヒープは、おおまかにしか分かりません（`go tool pprof`が表示する数は、これより小さくなります。1 MBが、このページでは100万バイト、pprofでは1,024×1,024バイトだからです）。',
    },
    places: [{ kind: 'view', params: { view: 'top', type: 'inuse_space' } }],
  }),
} satisfies Question<'pprof'>;

export const forTheCollector = {
  id: 'for-the-collector',
  kind: 'choice',
  prompt: {
    en: 'The collector runs dozens of times a second, and you want it to run less often. Which sample type tells you what to change?',
    ja: 'GCが1秒に何十回も動くので、回数を減らしたいとします。何を直せばよいか分かるのは、どの種類のサンプルですか。',
  },
  options: [
    {
      id: 'inuse-space',
      text: { en: '`inuse_space`: the bytes that stay', ja: '`inuse_space`（残っているバイト数）' },
    },
    {
      id: 'alloc-space',
      text: { en: '`alloc_space`: the bytes that were allocated', ja: '`alloc_space`（割り当てたバイト数）' },
    },
    {
      id: 'inuse-objects',
      text: { en: '`inuse_objects`: the objects that stay', ja: '`inuse_objects`（残っている個数）' },
    },
  ],
  answer: () => ['alloc-space'],
  misreadings: [
    {
      id: 'chose-inuse-space',
      values: () => ['inuse-space'],
      hint: {
        en: 'What stays makes each collection longer, and the next one later. How soon it comes follows from how fast new memory is taken.',
        ja: '残っているメモリが多いほど、GCは1回が長くなり、次までの間隔も延びます。次がどれだけ早く来るかは、新しいメモリを使う速さで決まります。',
      },
    },
    {
      id: 'chose-inuse-objects',
      values: () => ['inuse-objects'],
      hint: {
        en: 'That matters for the length of a mark phase. The number of collections depends on bytes allocated per second.',
        ja: 'それが効くのは、マークフェーズの長さです。GCの回数を決めるのは、1秒あたりに割り当てるバイト数です。',
      },
    },
  ],
  hints: [
    {
      en: 'A collection begins when the heap comes near its goal: by default about twice what was live after the last one, and never less than 4 MB.',
      ja: 'GCは、ヒープが目標の大きさに近づくと始まります。目標は既定で、前回のGCの後に残った量のおよそ2倍で、4 MBを下回りません。',
    },
    {
      en: 'So ask what makes it grow, not what it holds.',
      ja: 'ですから、何を持っているかではなく、何が増やしているかを調べます。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (profile) => ({
    text: {
      en: 'Look for leaks in `inuse_space`, for work in `alloc_space`. `go tool pprof` shows the first one unless you ask.',
      ja: 'リークを探すなら`inuse_space`、手間を探すなら`alloc_space`です。`go tool pprof`は、指定しなければ前者を表示します。',
    },
    places: heaviest(profile, 'alloc_space', 'flat').map((name) => ({ kind: 'function', name })),
  }),
} satisfies Question<'pprof'>;
