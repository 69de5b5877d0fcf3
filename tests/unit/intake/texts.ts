/** Parts of made documents. */

export const sentence = '我们要把县里定下的事情一件一件办好，不留尾巴，不误农时，让乡亲们看得见变化。';

/** A speech with a title and a date of its own; another for each number. */
export function speech(number: number): string {
  return `在云岭县第${number}次会议上的讲话\n（2020年7月1日）\n同志们：\n${sentence}\n这是第${number}次会议。`;
}

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** 在云岭县委全会上的讲话 and a sentence in GB18030, written out since browsers and Node only decode it. */
export const gb18030Speech = {
  bytes: Uint8Array.from(
    Buffer.from(
      'd4dad4c6c1ebcfd8ceafc8abbbe1c9cfb5c4bdb2bbb00ab4f3bcd2d2aab0d1cfd8c0efb6a8cfc2b5c4cac2c7e9d2bbbcfed2bbbcfeb0ecbac3a3acb2bbc1f4ceb2b0cda1a3',
      'hex',
    ),
  ),
  title: '在云岭县委全会上的讲话',
  text: '在云岭县委全会上的讲话\n大家要把县里定下的事情一件一件办好，不留尾巴。',
};
