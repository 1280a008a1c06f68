import { request as httpRequest, type ClientRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { noticesPath } from '../../../electron/cis2/broker-contract.ts';
import type { SimulatedCis2 } from './cis2.ts';

/** A stream of logout notices, as text. */
export interface NoticeStream {
  readonly status: number;
  readonly type: string;
  /** Everything that came so far. */
  text(): string;
  /** Waits until that text has come; rejects when the stream ends before. */
  until(text: string): Promise<void>;
  readonly ended: Promise<void>;
  close(): void;
}

/** Listens for notices of that session, and checks nothing. */
export function noticeStream(cis2: SimulatedCis2, sid: string, clientId = cis2.clientId): Promise<NoticeStream> {
  const url = new URL(`${cis2.brokerUrl}${noticesPath}`);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent: false, ca: cis2.ca, headers: { 'Content-Type': 'application/json' } };
    const request: ClientRequest = send(url, options);
    request.once('error', reject);
    request.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      const ended = new Promise<void>((done) => {
        response.once('error', () => undefined);
        response.once('close', () => {
          done();
        });
      });
      response.on('data', (piece: string) => {
        text += piece;
      });
      resolve({
        status: response.statusCode ?? 0,
        type: response.headers['content-type'] ?? '',
        text: () => text,
        until: (wanted) =>
          new Promise((found, failed) => {
            const look = () => {
              if (text.includes(wanted)) found();
            };
            look();
            response.on('data', look);
            response.once('close', () => {
              failed(new Error(`the stream ended with ${JSON.stringify(text)}`));
            });
          }),
        ended,
        close: () => {
          request.destroy();
        },
      });
    });
    request.end(JSON.stringify({ issuer: cis2.issuer, client_id: clientId, sid }));
  });
}
