/** Which layer lies over which. */

/** Selected layers come in any order; these come in the order they are painted in. */
export function bottomFirst<N extends SceneNode>(nodes: readonly N[]): readonly N[] {
  const keyed = nodes.map((node) => ({ node, path: pathOf(node) }));
  return keyed.sort((a, b) => compared(a.path, b.path)).map(({ node }) => node);
}

/** Places among children, from the page down. */
function pathOf(node: BaseNode): readonly number[] {
  const { parent } = node;
  if (parent === null || !("children" in parent)) return [];
  const children: readonly BaseNode[] = parent.children;
  return [...pathOf(parent), children.findIndex(({ id }) => id === node.id)];
}

function compared(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  }
  return a.length - b.length;
}
