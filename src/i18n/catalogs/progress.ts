import { defineCatalog } from '../catalog.ts';

/** Strings of the progress page. */
export const progressCatalog = defineCatalog({
  en: {
    link: 'Progress',
    title: 'Your progress',
    lead: 'Every question and how you answered it. It is kept in this browser only: take it along as a file.',
    noScript:
      'Your answers are kept in this browser and shown here with JavaScript. Below are all questions.',
    export: 'Save as a file',
    import: 'Read a file',
    resetAll: 'Reset everything',
    resetCourse: 'Reset this course',
    resetExercise: 'Reset this exercise',
    resetOf: (name: string) => `Reset: ${name}`,
    wasReset: (name: string, answers: number) =>
      `${name}: ${answers} ${answers === 1 ? 'answer is' : 'answers are'} gone.`,
    everything: 'Everything',
    undo: 'Undo',
    undone: 'Everything is as it was before.',
    notKept:
      'This browser does not keep answers: they are gone when the page is closed. Save them as a file.',
    nothing: 'Nothing is answered yet.',
    saved: (name: string) => `Saved as ${name}.`,
    merged: (name: string, answers: number) =>
      `${name}: ${answers} ${answers === 1 ? 'answer' : 'answers'} read and put together with those that were here. Of each question, the right answer was kept.`,
    replaced: (name: string, answers: number) =>
      `${name}: now here are its ${answers} ${answers === 1 ? 'answer' : 'answers'} and no others.`,
    from: (day: string) => `The file was saved on ${day}.`,
    dropped: (count: number) =>
      `${count} ${count === 1 ? 'entry' : 'entries'} could not be read and ${count === 1 ? 'was' : 'were'} left out.`,
    replace: 'Replace instead',
    tooLarge: (name: string) => `${name} is too large for a file of answers.`,
    notJson: (name: string) => `${name} is not a file saved here: it is not JSON, or only a part of it.`,
    notProgress: (name: string) => `${name} holds something else: choose a file that was saved on this page.`,
    newer: (name: string) =>
      `${name} was saved by a newer version of this site. Open the newer site, or save the file there again.`,
    unreadable: (name: string, why: string) => `${name} could not be read (${why}).`,
    count: (passed: number, of: number) => `${passed} of ${of}`,
    countLong: (passed: number, of: number) => `${passed} of ${of} questions answered right`,
    redo: (count: number) => (count === 1 ? 'Try the wrong one again' : `Try the ${count} wrong ones again`),
    question: 'Question',
    result: 'Result',
    answer: 'Your answer',
    open: 'not answered',
    rightAtOnce: 'right at once',
    rightAfter: (tries: number) =>
      tries === 1 ? 'right at the second try' : `right after ${tries} wrong tries`,
    noted: 'estimate noted',
    notYet: (tries: number) => (tries === 1 ? 'not right yet, one try' : `not right yet, ${tries} tries`),
    hints: (count: number) => (count === 1 ? 'one hint' : `${count} hints`),
    shown: 'answer was shown',
    lessonKnown: 'known by challenge',
    challenge: (questions: number) =>
      `Do you know this already? Try the challenge first: ${questions} questions on one recording. Solve them all, and every lesson of the course counts as known.`,
    challengeLink: 'Take the challenge',
    challengeBegun: 'You have begun it.',
    known: 'You have solved it: this course counts as known.',
  },
  ja: {
    link: '進み具合',
    title: '進み具合',
    lead: 'すべての設問と、その結果です。記録はこのブラウザの中だけにあります。ファイルに保存すれば持ち出せます。',
    noScript:
      '答えはこのブラウザに保存され、JavaScriptが有効なときにここに表示されます。以下は設問の一覧です。',
    export: 'ファイルに保存',
    import: 'ファイルを読み込む',
    resetAll: 'すべてリセット',
    resetCourse: 'このコースをリセット',
    resetExercise: 'この演習をリセット',
    resetOf: (name: string) => `リセット：${name}`,
    wasReset: (name: string, answers: number) => `${name}：答えを${answers}件消しました。`,
    everything: 'すべて',
    undo: '元に戻す',
    undone: '元の状態に戻しました。',
    notKept: 'このブラウザは答えを保存できません。ページを閉じると消えるので、ファイルに保存してください。',
    nothing: 'まだ答えがありません。',
    saved: (name: string) => `${name}に保存しました。`,
    merged: (name: string, answers: number) =>
      `${name}から答えを${answers}件読み込み、ここにあった答えと合わせました。同じ設問では、正解したほうを残しています。`,
    replaced: (name: string, answers: number) =>
      `ここにあった答えを、${name}の${answers}件に置き換えました。`,
    from: (day: string) => `ファイルの保存日は${day}です。`,
    dropped: (count: number) => `読み取れない${count}件は除きました。`,
    replace: '合わせずに置き換える',
    tooLarge: (name: string) => `${name}は、答えのファイルとしては大きすぎます。`,
    notJson: (name: string) =>
      `${name}は、このページで保存したファイルではありません。JSONではないか、途中で切れています。`,
    notProgress: (name: string) =>
      `${name}の中身は別のものです。このページで保存したファイルを選んでください。`,
    newer: (name: string) =>
      `${name}は、このサイトの新しい版で保存されています。新しい版のサイトで開くか、保存し直してください。`,
    unreadable: (name: string, why: string) => `${name}を読み取れませんでした（${why}）。`,
    count: (passed: number, of: number) => `${passed} / ${of}`,
    countLong: (passed: number, of: number) => `${of}問中${passed}問正解`,
    redo: (count: number) => `間違えた${count}問をやり直す`,
    question: '設問',
    result: '結果',
    answer: 'あなたの答え',
    open: '未回答',
    rightAtOnce: '1回で正解',
    rightAfter: (tries: number) => `${tries + 1}回目で正解`,
    noted: '予想を記録済み',
    notYet: (tries: number) => `まだ正解していません（${tries}回）`,
    hints: (count: number) => `ヒント${count}つ`,
    shown: '答えを表示',
    lessonKnown: 'チャレンジにより習得済み',
    challenge: (questions: number) =>
      `すでに知っている内容でしたら、先にチャレンジを試してください。1つの記録についての${questions}問です。すべて正解すると、コースの全レッスンが習得済みになります。`,
    challengeLink: 'チャレンジに挑む',
    challengeBegun: '途中まで解いています。',
    known: '正解済みです。このコースは習得済みとして扱います。',
  },
});
