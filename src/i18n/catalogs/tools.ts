import { defineCatalog } from '../catalog.ts';

/** The page that leads from a symptom to a tool. */
export const toolsCatalog = defineCatalog({
  en: {
    nav: 'Which tool',
    home: 'You have a symptom already? From symptom to tool',
    ofLesson: 'What it sees, and what it cannot:',
    title: 'Which tool when',
    lead: 'Start from what you see. Then check what the tool cannot see, before you believe what it does not show.',
    placesTitle: 'No symptom fits? Four places where time goes',
    placesLead: 'One look at each says which tools to read about below.',
    look: 'Look',
    symptomsTitle: 'From symptom to tool',
    toolsTitle: 'What each tool sees, and what it cannot',
    use: 'Use',
    learn: 'Learn it',
    sees: 'Sees',
    blind: 'Cannot see',
    cost: 'Costs',
    sources: 'Sources',
    reads: 'The analyzer reads what it writes',
    interfere:
      'Tools disturb each other: a precise memory profile shows up in the CPU profile, a block profile in the trace. Take one at a time.',
  },
  ja: {
    nav: '道具の選び方',
    home: 'もう症状がありますか。症状から道具を選ぶ',
    ofLesson: '見えるものと見えないもの：',
    title: 'どの道具をいつ使うか',
    lead: 'まず、見えている症状から選びます。次に、その道具に見えないものを確かめます。結果に出てこないからといって、無いとは限りません。',
    placesTitle: '当てはまる症状がなければ：時間が過ぎる4つの場所',
    placesLead: 'それぞれを一度見れば、下のどの道具を読めばよいか分かります。',
    look: '確認',
    symptomsTitle: '症状から道具へ',
    toolsTitle: '道具ごとの、見えるものと見えないもの',
    use: '使う道具',
    learn: '学ぶ',
    sees: '見える',
    blind: '見えない',
    cost: '負担',
    sources: '出典',
    reads: '出力を解析画面で開く',
    interfere:
      '道具どうしは影響し合います。細かいメモリプロファイルはCPUプロファイルに、blockプロファイルはトレースに現れます。一度に1つずつ使います。',
  },
});
