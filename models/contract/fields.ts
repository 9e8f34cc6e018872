/**
 * Tables of settings. A table says of each value what it may be; types, checks, defaults, the stored form and the
 * command line's options are derived from it, so that none of them can drift from the others.
 */

interface Named {
  /** Begins a sentence: "The guidance". */
  readonly what: string;
  /** For people who set it by name: what it does, without its range. */
  readonly help: string;
  /** Where the value comes from when nobody gives one; a constant stands in `usual` or `standard`. */
  readonly from?: "pack" | "region" | "chance";
}

export interface NumberField extends Named {
  readonly type: "number";
  readonly low: number;
  readonly high: number;
  /** Only whole numbers. */
  readonly whole?: true;
  /** `low` itself is not allowed. */
  readonly above?: true;
  /** "pixels" */
  readonly unit?: string;
}

export interface FlagField extends Named {
  readonly type: "flag";
}

export interface ChoiceField<T extends string | number> extends Named {
  readonly type: "choice";
  readonly among: readonly T[];
}

/** Null says that it is planned, or off. */
export interface NullableField<F> {
  readonly type: "nullable";
  readonly of: F;
}

export interface GroupField<G> {
  readonly type: "group";
  readonly fields: G;
}

type Field = (
  | NumberField
  | FlagField
  | ChoiceField<string | number>
  // biome-ignore lint/suspicious/noExplicitAny: a field holds fields, and TypeScript has no name for that depth
  | NullableField<any>
  // biome-ignore lint/suspicious/noExplicitAny: as above
  | GroupField<any>
) & {
  /** It may be missing. */
  readonly optional?: true;
  /** As it was before it could be set: for requests that do not have it. */
  readonly standard?: unknown;
  /** What new edits get unless somebody says otherwise, where that is not `standard`. */
  readonly usual?: unknown;
};

export type Fields = Readonly<Record<string, Field>>;

/** The type of a field's values. */
export type ValueOf<F> = F extends NumberField
  ? number
  : F extends FlagField
    ? boolean
    : F extends ChoiceField<infer T>
      ? T
      : F extends NullableField<infer N>
        ? ValueOf<N> | null
        : F extends GroupField<infer G>
          ? Values<G>
          : never;

type MayMiss = { readonly optional: true };

/** The values of a table. */
export type Values<F> = { readonly [K in keyof F as F[K] extends MayMiss ? never : K]: ValueOf<F[K]> } & {
  readonly [K in keyof F as F[K] extends MayMiss ? K : never]?: ValueOf<F[K]>;
};

type WithStandard<F> = keyof { [K in keyof F as F[K] extends { readonly standard: unknown } ? K : never]: K } &
  keyof Values<F>;

/** Of the fields that have one: their values for requests that say nothing about them. */
export function standardsOf<F extends Fields>(fields: F): Pick<Values<F>, WithStandard<F>> {
  const known = Object.entries(fields).filter(([, field]) => "standard" in field);
  return Object.fromEntries(known.map(([name, { standard }]) => [name, standard])) as Pick<Values<F>, WithStandard<F>>;
}
