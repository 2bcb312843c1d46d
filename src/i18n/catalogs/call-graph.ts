import { defineCatalog } from '../catalog.ts';

/** The graph of who calls whom in a profile. */
export const callGraphCatalog = defineCatalog({
  en: {
    view: 'Graph',
    drawing: 'Call graph',
    hint: 'Each box is a function; its letters are the larger the more is flat in it, and lines are the wider the more goes through the call. Arrows move along the heaviest calls, left and right to the boxes beside, Enter shows callers and callees, + and − zoom, f fits all. The table has the calls in rows.',
    flatOf: (flat: string, share: string) => `${flat} (${share})`,
    ofCum: (cum: string, share: string) => `of ${cum} (${share})`,
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Fit',
    edges: 'Calls of the graph',
    from: 'Caller',
    to: 'Callee',
    weight: 'Weight',
    kind: 'Call',
    residual: 'over functions left out',
    inlined: 'inlined',
    plain: 'direct',
    shown: (nodes: string, flat: string, share: string) =>
      `${nodes} ${nodes === '1' ? 'function' : 'functions'} with ${flat}, ${share} of all.`,
    dropped: (count: string, cutoff: string) =>
      `Left out as go tool pprof does: ${count} ${count === '1' ? 'function' : 'functions'} whose cum is below ${cutoff} (0.5 %), and calls below 0.1 %.`,
    beyond: (count: string) =>
      `${count} more do not fit a graph of 80 boxes, tags counted as boxes: those that tell least are left out. A dashed line stands for calls over what is left out. The flame graph has them all.`,
    layout:
      'The same functions and calls as go tool pprof draws; they are placed without Graphviz, so they stand elsewhere.',
    spoken: (name: string, flat: string, cum: string, callers: string, callees: string) =>
      `${name}: flat ${flat}, cum ${cum}, ${callers} callers, ${callees} callees in the graph`,
    open: 'Callers and callees',
    flame: 'In the flame graph',
    keyMove: 'Down and up go along the heaviest call, left and right to the box beside',
    keyOpen: 'Enter shows callers and callees of the function',
    keyZoom: '+ and − zoom, f fits all; Ctrl and wheel or two fingers zoom, dragging moves',
  },
  ja: {
    view: 'グラフ',
    drawing: 'コールグラフ',
    hint: '箱は関数です。flatが大きいほど文字が大きく、呼び出しの値が大きいほど線が太くなります。上下の矢印で最も重い呼び出しをたどり、左右で隣の箱へ移動します。Enterで呼び出し元と先、+と−で拡大と縮小、fで全体を表示します。表では呼び出しを1行ずつ確認できます。',
    flatOf: (flat: string, share: string) => `${flat} (${share})`,
    ofCum: (cum: string, share: string) => `/ ${cum} (${share})`,
    zoomIn: '拡大',
    zoomOut: '縮小',
    fit: '全体',
    edges: 'グラフの呼び出し',
    from: '呼び出し元',
    to: '呼び出し先',
    weight: '値',
    kind: '呼び出し',
    residual: '省いた関数を経由',
    inlined: 'インライン展開',
    plain: '直接',
    shown: (nodes: string, flat: string, share: string) => `関数${nodes}個で${flat}、全体の${share}です。`,
    dropped: (count: string, cutoff: string) =>
      `go tool pprofと同じく、cumが${cutoff}（0.5 %）未満の関数${count}個と、0.1 %未満の呼び出しを省いています。`,
    beyond: (count: string) =>
      `タグも含めて80個の箱に収まらないため、さらに${count}個を、情報の少ないものから省いています。破線は、省いた関数を経由する呼び出しです。フレームグラフにはすべて表示します。`,
    layout:
      '関数と呼び出しはgo tool pprofの図と同じです。Graphvizを使わずに配置しているため、位置は異なります。',
    spoken: (name: string, flat: string, cum: string, callers: string, callees: string) =>
      `${name}：flat ${flat}、cum ${cum}、グラフ内の呼び出し元${callers}個、呼び出し先${callees}個`,
    open: '呼び出し元と先',
    flame: 'フレームグラフで見る',
    keyMove: '上下の矢印で最も重い呼び出しをたどり、左右で隣の箱へ移動',
    keyOpen: 'Enterで関数の呼び出し元と呼び出し先を表示',
    keyZoom: '+と−で拡大と縮小、fで全体を表示。Ctrl+ホイールか2本指でも拡大でき、ドラッグで移動',
  },
});
