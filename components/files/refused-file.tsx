import { i18n } from '#i18n';

/** A file of which nothing was taken: its name, and why. */
export function RefusedFile({ name, why }: { name: string; why: string }) {
  return (
    <div class="files-refused">
      <p class="files-done">{i18n.t('files.refused')}</p>
      <p class="intake-file">
        <bdi>{name}</bdi>
      </p>
      <p>{why}</p>
    </div>
  );
}
