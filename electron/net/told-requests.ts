import { LanyardError, type ErrorCode } from '../errors/index.ts';

/** How one request to the outside went. Holds no address and nothing of what was sent or answered. */
export interface RequestOutcome {
  /** Whom it was for, and its number among the requests of this run: `spine-12`. */
  readonly request: string;
  /** Until the answer was there (of one that streams, its head) or could not be had, ms. */
  readonly took: number;
  /** HTTP; `null` = there was no answer. */
  readonly status: number | null;
  /** Why there was none, where that is no defect of ours. */
  readonly code: ErrorCode | null;
}

export type RequestListener = (outcome: RequestOutcome) => void;

/** Those that are asked. */
export type Asked = 'spine' | 'cis2' | 'broker' | 'updates';

let requests = 0;

/**
 * The same way to send requests, each of which is told once it is answered or has failed.
 */
export function toldRequests<Request extends readonly unknown[], Answer extends { readonly status: number }>(
  send: (...request: Request) => Promise<Answer>,
  toWhom: (...request: Request) => Asked,
  onRequest: RequestListener,
): (...request: Request) => Promise<Answer> {
  return async (...sent) => {
    requests += 1;
    const request = `${toWhom(...sent)}-${String(requests)}`;
    const started = performance.now();
    const tell = (status: number | null, code: ErrorCode | null) => {
      onRequest({ request, took: Math.round(performance.now() - started), status, code });
    };
    try {
      const answer = await send(...sent);
      tell(answer.status, null);
      return answer;
    } catch (thrown) {
      tell(null, thrown instanceof LanyardError ? thrown.code : null);
      throw thrown;
    }
  };
}
