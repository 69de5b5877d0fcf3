import type { PlaceNews } from '../reports/page-places';

/** Name of the ports by which a panel follows a page's places. */
export const PAGE_PORT = 'tifaPlaces';

/** A panel's only message to a frame: scroll until this part of the document's height (0 to 1) is in the middle. */
export interface PanelWord {
  readonly scrollTo: number;
}

/**
 * What the page's end needs of the extension API, as both browsers have it under `chrome`: the polyfill around it would
 * add more to the annotator than all that is done with it here.
 */
export interface PortRuntime {
  readonly id?: string;
  getURL(path: string): string;
  readonly onConnect: { addListener(listen: (port: PagePort) => void): void };
}

interface PagePort {
  readonly name: string;
  readonly sender?: { readonly id?: string; readonly url?: string };
  readonly onMessage: { addListener(listen: (word: unknown) => void): void };
  readonly onDisconnect: { addListener(listen: () => void): void };
  postMessage(news: PlaceNews): void;
  disconnect(): void;
}

/** What the panels of a frame do. */
export interface PanelEvents {
  /** One more panel has opened; it knows nothing yet. */
  opened(): void;
  /** The last panel has closed. */
  closed(): void;
  scrollTo(part: number): void;
}

/** The page's end of the ports that panels open to its frame. */
export class PanelPorts {
  readonly #ports = new Set<PagePort>();
  readonly #events: PanelEvents;

  constructor(runtime: PortRuntime, events: PanelEvents) {
    this.#events = events;
    runtime.onConnect.addListener((port) => {
      const { id, url = '' } = port.sender ?? {};
      if (port.name !== PAGE_PORT || id !== runtime.id || !url.startsWith(runtime.getURL(''))) return;
      this.#ports.add(port);
      port.onDisconnect.addListener(() => this.#forget(port));
      port.onMessage.addListener((word) => {
        const { scrollTo } = (word ?? {}) as Partial<PanelWord>;
        if (typeof scrollTo === 'number' && Number.isFinite(scrollTo)) events.scrollTo(scrollTo);
      });
      events.opened();
    });
  }

  get areOpen(): boolean {
    return this.#ports.size > 0;
  }

  /** Tells every open panel. */
  tell(news: PlaceNews): void {
    for (const port of this.#ports) {
      try {
        port.postMessage(news);
      } catch {
        // It closed in this moment, or the extension has gone.
        this.#forget(port);
      }
    }
  }

  /** Ends all ports: the page is left, and may be kept for the way back. */
  close(): void {
    for (const port of this.#ports) {
      port.disconnect();
      this.#forget(port);
    }
  }

  #forget(port: PagePort): void {
    if (this.#ports.delete(port) && this.#ports.size === 0) this.#events.closed();
  }
}
