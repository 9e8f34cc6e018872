export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly testId: string;
}

/** A field that narrows the list below it as one types. Its placeholder is its name. */
export function SearchField({ label, value, onChange, testId }: SearchFieldProps) {
  return (
    <input
      class="field"
      type="search"
      value={value}
      placeholder={label}
      aria-label={label}
      data-testid={testId}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}
