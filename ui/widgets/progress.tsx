export interface ProgressProps {
  readonly label: string;
  /** 0 to 1, or null when unknown. */
  readonly value: number | null;
}

/** A thin bar; without a value it shows that something goes on. */
export function Progress({ label, value }: ProgressProps) {
  const percent = value === null ? undefined : Math.round(value * 100);
  return (
    <div
      class={`progress${value === null ? " progress-unknown" : ""}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      data-testid="progress"
    >
      <div class="progress-bar" style={percent === undefined ? {} : { transform: `scaleX(${percent / 100})` }} />
    </div>
  );
}
