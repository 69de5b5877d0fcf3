export interface SectionNavProps {
  sections: readonly { readonly id: string; readonly name: string; readonly href: string }[];
  /** Id of the section that is shown. */
  current: string;
  /** What the links lead through, for screen readers. */
  label: string;
}

/** Links to the sections of a page; they can be opened in another tab, and the browser's way back knows them. */
export function SectionNav({ sections, current, label }: SectionNavProps) {
  return (
    <nav class="section-nav" aria-label={label}>
      {sections.map(({ id, name, href }) => (
        <a key={id} class="tab" href={href} aria-current={id === current ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
