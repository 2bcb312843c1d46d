import type { OtherRequestKind, OtherRequests } from '../analyzer/protocol.ts';

/** Answers for views that are drawn once, while the site is built: each is asked for when a view first wants it. */
export class GivenAnswers {
  private readonly known = new Map<string, unknown>();
  private readonly ask: (kind: OtherRequestKind, params: unknown) => Promise<unknown>;
  private readonly most: number;

  /** @param most rows that a table which asks for the first of many is given */
  constructor(ask: (kind: OtherRequestKind, params: unknown) => Promise<unknown>, most: number) {
    this.ask = ask;
    this.most = most;
  }

  /** @throws a promise while the answer is on its way: the renderer waits for it and draws the view again */
  get<R extends OtherRequestKind>(
    kind: R,
    asked: Omit<OtherRequests[R]['params'], 'trace'>,
  ): OtherRequests[R]['result'] {
    const params =
      'most' in asked && typeof asked.most === 'number'
        ? { ...asked, most: Math.min(asked.most, this.most) }
        : asked;
    const key = `${kind} ${JSON.stringify(params)}`;
    if (this.known.has(key)) return this.known.get(key) as OtherRequests[R]['result'];
    throw this.ask(kind, params).then((answer) => this.known.set(key, answer));
  }
}
