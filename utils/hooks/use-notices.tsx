import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { type Notice, NoticeBar } from '../../components/common/notice-bar';
import { createNotices, type Notices } from '../actions/notices';

const NoticesContext = createContext<Notices | null>(null);

/** The notices of a page, with the bar that shows them after everything else. */
export function NoticesProvider({ children }: { children: ComponentChildren }) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const [notices] = useState(() => createNotices(setNotice));
  useEffect(() => {
    addEventListener('pagehide', notices.leave);
    return () => {
      removeEventListener('pagehide', notices.leave);
      notices.stop();
    };
  }, []);
  return (
    <NoticesContext.Provider value={notices}>
      {children}
      <NoticeBar notice={notice} onHold={notices.hold} />
    </NoticesContext.Provider>
  );
}

/** The notices of this page; the same object at every drawing. @throws Outside a `NoticesProvider`. */
export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (notices === null) throw new Error('useNotices outside a NoticesProvider');
  return notices;
}
