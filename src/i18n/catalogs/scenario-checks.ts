import { defineCatalog } from '../catalog.ts';

/** What a scenario's check may find missing, by the word that its script prints (sandbox/scenario/checks.sh). */
export const scenarioChecksCatalog = defineCatalog({
  en: {
    gone: 'A part of the exercise is no longer running. Reset the machine to bring it back.',
    'no-log':
      'The folder of the exercise has no log of strace that shows it. Run the command of the lesson there first.',
    recording: 'strace is still recording. Wait until it has ended, or end it with Ctrl+C.',
  },
  ja: {
    gone: '演習に必要なプログラムの一部が動いていません。マシンをリセットすると元に戻ります。',
    'no-log':
      '演習のフォルダーに、必要なstraceのログがありません。先に、レッスンのコマンドをそのフォルダーで実行してください。',
    recording: 'straceがまだ記録しています。終わるまで待つか、Ctrl+Cで終わらせてください。',
  },
});
