import { i18n } from '#i18n';

/** How the extension's button is got at, in words. */
export function PinWords({ pin }: { pin: 'pinned' | 'chromium' | 'firefox' | 'phone' | undefined }) {
  if (pin === undefined) return null;
  if (pin === 'pinned') return <p>{i18n.t('help.pinned')}</p>;
  if (pin === 'phone') return <p>{i18n.t('help.pinPhone')}</p>;
  return (
    <div class="pin">
      <svg class="pin-picture" viewBox="0 0 132 40" aria-hidden="true" focusable="false">
        <path d="M.5 8.5h131v23H.5z" />
        <path d="M8 20h40" />
        <path
          class="pin-puzzle"
          d="M64 16h4a2.5 2.5 0 1 1 4 0h4v4a2.5 2.5 0 1 1 0 4v4H64v-4a2.5 2.5 0 1 0 0-4z"
        />
        <path d={pin === 'chromium' ? CHROMIUM_PIN : FIREFOX_GEAR} />
        <path class="pin-way" d="M80 20h8m-3-3l3 3-3 3" />
        <image href="/icons/32.png" x="112" y="12" width="16" height="16" />
      </svg>
      <p>{pin === 'chromium' ? i18n.t('help.pinChromium') : i18n.t('help.pinFirefox')}</p>
    </div>
  );
}

const CHROMIUM_PIN = 'M96 13h8m-7 0v5l-2 3h10l-2-3v-5M100 21v7';
const FIREFOX_GEAR =
  'M97 20a3 3 0 1 1 6 0 3 3 0 0 1-6 0M100 12v3m0 10v3m-8-8h3m10 0h3m-13.6-5.6l2.1 2.1m7 7l2.1 2.1m0-11.2l-2.1 2.1m-7 7l-2.1 2.1';

/** The states of the button, each with what it says. */
export function ButtonStates() {
  const states = [
    { icon: '', badge: '37%', words: i18n.t('help.buttonFound') },
    { icon: '', badge: '0', words: i18n.t('help.buttonNothing') },
    { icon: 'idle-', badge: '', words: i18n.t('help.buttonIdle') },
    { icon: 'off-', badge: '', words: i18n.t('help.buttonOff') },
  ];
  return (
    <ul class="button-states">
      {states.map(({ icon, badge, words }) => (
        <li key={words}>
          <span class="button-state" aria-hidden="true">
            <img src={`/icons/${icon}32.png`} alt="" width="24" height="24" />
            {badge !== '' && <b class={badge === '0' ? 'nothing' : ''}>{badge}</b>}
          </span>
          {words}
        </li>
      ))}
    </ul>
  );
}
