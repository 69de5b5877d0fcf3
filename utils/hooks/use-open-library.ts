import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { openLibrary } from '../actions/surfaces';
import type { LibraryRoute } from '../library/route';

/** Opens a page of the library in a new tab. */
export type OpenLibrary = (route: LibraryRoute) => Promise<void>;

/** How popup and side panel open the library: beside the tab that they are about. */
export const OpenLibraryContext = createContext<OpenLibrary>(openLibrary);

export function useOpenLibrary(): OpenLibrary {
  return useContext(OpenLibraryContext);
}
