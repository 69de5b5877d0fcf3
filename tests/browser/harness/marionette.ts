import { connect, type Socket } from 'node:net';

/** Firefox refused a command; `name` is WebDriver's error code, for instance `no such element`. */
export class MarionetteError extends Error {
  constructor(code: string, message: string) {
    super(message);
    this.name = code;
  }
}

/** A command's outcome as it comes over the line: kind 1, id of the command, error or null, result. */
type Reply = [1, number, { error: string; message: string } | null, unknown];

/**
 * Client of Marionette, Firefox's own remote protocol: over TCP, each way, frames of a length in bytes, a colon and
 * JSON. Commands are `[0, id, name, parameters]`.
 * Source: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export class Marionette {
  readonly #socket: Socket;
  readonly #pending = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  #received = Buffer.alloc(0);
  #lastId = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#take(chunk));
    const fail = (error?: Error) => this.#fail(error ?? new Error('Firefox closed the connection'));
    socket.on('error', fail);
    socket.on('close', () => fail());
  }

  /** Connects to a Firefox that listens on a port of this machine. @throws Error where none does. */
  static connect(port: number): Promise<Marionette> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', reject);
      // Firefox speaks first; before its greeting it drops what it is sent.
      socket.once('data', () => {
        socket.off('error', reject);
        resolve(new Marionette(socket));
      });
    });
  }

  /** Sends a command. Returns its result (the `value` where that is all there is). @throws MarionetteError */
  async send<T>(name: string, parameters: object = {}): Promise<T> {
    const id = ++this.#lastId;
    const frame = JSON.stringify([0, id, name, parameters]);
    const result = await new Promise<T>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#socket.write(`${Buffer.byteLength(frame)}:${frame}`);
    });
    const isBare = typeof result === 'object' && result !== null && 'value' in result;
    return isBare ? (result as { value: T }).value : result;
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#received.subarray(0, colon).toString());
      if (this.#received.length < end) return;
      this.#settle(JSON.parse(this.#received.subarray(colon + 1, end).toString()) as Reply);
      this.#received = this.#received.subarray(end);
    }
  }

  #settle([, id, error, result]: Reply): void {
    const asked = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) asked?.reject(new MarionetteError(error.error, error.message));
    else asked?.resolve(result as never);
  }

  #fail(error: Error): void {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
