import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Marionette } from '../../browser/harness/marionette';

let server: Server;

/** A fake Firefox: greets, and answers each frame that it receives with what `answer` returns. */
async function listen(answer: (frame: string, socket: Socket) => void): Promise<number> {
  server = createServer((socket) => {
    socket.write('50:{"applicationType":"gecko","marionetteProtocol":3}');
    socket.on('data', (chunk) => answer(chunk.toString(), socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

afterEach(() => {
  server.close();
});

test('a command goes out in a frame whose length counts bytes', async () => {
  const frames: string[] = [];
  const client = await Marionette.connect(
    await listen((frame, socket) => {
      frames.push(frame);
      socket.write('14:[1,1,null,"a"]');
    }),
  );
  expect(await client.send('X', { text: '六' })).toBe('a');
  expect(frames).toEqual(['24:[0,1,"X",{"text":"六"}]']);
  client.close();
});

test('answers come in pieces, together and out of order', async () => {
  const reply = (id: number, value: string) => {
    const body = JSON.stringify([1, id, null, { value }]);
    return Buffer.from(`${Buffer.byteLength(body)}:${body}`);
  };
  let received = '';
  const client = await Marionette.connect(
    await listen((frame, socket) => {
      received += frame;
      if (!received.includes('[0,2,')) return;
      const both = Buffer.concat([reply(2, '乙'), reply(1, '甲')]);
      socket.write(both.subarray(0, 12));
      setTimeout(() => socket.write(both.subarray(12)), 20);
    }),
  );
  expect(await Promise.all([client.send('A'), client.send('B')])).toEqual(['甲', '乙']);
  client.close();
});

test('an error has WebDriver’s code as its name', async () => {
  const client = await Marionette.connect(
    await listen((_, socket) => {
      const body = JSON.stringify([1, 1, { error: 'no such element', message: 'gone' }, null]);
      socket.write(`${body.length}:${body}`);
    }),
  );
  await expect(client.send('A')).rejects.toMatchObject({ name: 'no such element', message: 'gone' });
  client.close();
});

test('what is pending fails when the connection ends, and so does a connection to nobody', async () => {
  const port = await listen((_, socket) => socket.destroy());
  const client = await Marionette.connect(port);
  await expect(client.send('A')).rejects.toThrow('closed');
  server.close();
  await once(server, 'close');
  await expect(Marionette.connect(port)).rejects.toThrow();
});
