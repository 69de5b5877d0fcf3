import { Button } from './button';

/** Something to say at the foot of the window, with what the reader can do about it. */
export interface Notice {
  /** Another id is another notice, even in the same words. */
  readonly id: string;
  readonly words: string;
  readonly actions: readonly NoticeAction[];
  /** Set where something failed: it is read out at once. */
  readonly urgent?: boolean;
}

export interface NoticeAction {
  readonly words: string;
  act(): void;
}

/** The one place for notices. Always in the document, so that screen readers hear what comes into it. */
export function NoticeBar({ notice }: { notice: Notice | null }) {
  return (
    <div class="notices" role={notice?.urgent ? 'alert' : 'status'}>
      {notice && (
        <div class="notice" key={notice.id}>
          <p>{notice.words}</p>
          <div class="notice-actions">
            {notice.actions.map(({ words, act }, at) => (
              <Button key={words} look={at === 0 ? 'outlined' : 'plain'} onPress={act}>
                {words}
              </Button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
