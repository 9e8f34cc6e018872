/** Opened by itself, outside any editor: what this is, and where to try it. */
import { text } from "../messages/current";

export function Outside({ playground }: { readonly playground: string }) {
  return (
    <main class="outside" data-testid="outside">
      <h1>{text.outside.title}</h1>
      <p>{text.outside.what}</p>
      <p>{text.outside.where}</p>
      <a class="button button-primary" href={playground}>
        {text.outside.link}
      </a>
    </main>
  );
}
