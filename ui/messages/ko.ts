/** 한국어. The window's sentences in Korean; see en.ts for what each is for. */
import type { EditErrorCode, EditKind, Side } from "../../models/contract";
import type { HostErrorCode, SelectionProblem } from "../../plugin/protocol/host";
import type { Advice, Messages, NotReady } from "./en";

const selection: Record<SelectionProblem, Advice> = {
  "nothing-selected": {
    sentence: "사진을 선택해 시작하세요.",
    next: "캔버스에서 이미지 레이어를 클릭하세요. 그 위에 도형을 겹쳐 칠할 곳을 정하거나, 여기서 브러시로 표시할 수 있습니다.",
  },
  "no-image": {
    sentence: "선택한 곳에 사진이 없습니다.",
    next: "이미지 레이어, 또는 그 위에 놓인 도형을 선택하세요.",
  },
  "several-images": {
    sentence: "사진이 여러 장 선택되었습니다.",
    next: "사진을 한 장만 선택하세요. 그 위의 도형은 함께 선택해도 됩니다.",
  },
  "shape-outside": {
    sentence: "도형이 사진에 닿지 않습니다.",
    next: "도형을 사진 위로 옮긴 다음 둘을 다시 선택하세요.",
  },
  "zero-size": {
    sentence: "선택한 레이어에 면적이 없습니다.",
    next: "레이어의 너비와 높이를 1픽셀 이상으로 늘리세요.",
  },
  locked: { sentence: "선택한 레이어가 잠겨 있습니다.", next: "잠금을 풀고 다시 선택하세요." },
  hidden: { sentence: "선택한 레이어가 숨겨져 있습니다.", next: "레이어를 표시한 다음 다시 선택하세요." },
};

const editErrors: Record<EditErrorCode, Advice> = {
  cancelled: { sentence: "멈췄습니다.", next: "바뀐 것은 없습니다. 언제든 다시 생성하세요." },
  "bad-request": {
    sentence: "이 설정으로는 칠할 수 없습니다.",
    next: "더 보기에서 모두 초기화를 누른 다음 다시 생성하세요.",
  },
  "bad-image": {
    sentence: "사진을 읽을 수 없습니다.",
    next: "레이어를 다시 선택하세요. 그래도 안 되면 PNG로 내보내 다시 불러온 사진을 쓰세요.",
  },
  "image-too-large": {
    sentence: "사진이 너무 큽니다.",
    next: "레이어를 줄이거나, 어느 변도 4096픽셀을 넘지 않게 자르세요.",
  },
  "empty-mask": {
    sentence: "표시된 부분이 없습니다.",
    next: "다시 칠할 부분을 브러시로 표시하거나 전체를 고르세요.",
  },
  "mask-size": {
    sentence: "표시한 영역이 이 사진과 맞지 않습니다.",
    next: "표시를 지우고 다시 표시한 다음 생성하세요.",
  },
  "pack-missing": {
    sentence: "모델이 없습니다.",
    next: "플러그인을 닫았다가 다시 열고 생성하세요.",
  },
  "pack-invalid": {
    sentence: "모델의 설명 파일을 읽을 수 없습니다.",
    next: "플러그인을 업데이트한 다음 다시 여세요.",
  },
  "pack-file-missing": {
    sentence: "모델 파일 하나를 불러오지 못했습니다.",
    next: "플러그인 사이트에 연결되는지 확인하고 다시 생성하세요.",
  },
  "checksum-mismatch": {
    sentence: "모델 파일이 손상된 채 도착했습니다.",
    next: "다시 생성하면 새로 불러옵니다.",
  },
  "network-failed": {
    sentence: "칠하는 도중 모델이 멈췄습니다.",
    next: "다시 생성하세요. 계속되면 더 보기에서 단계 수를 줄이세요.",
  },
  "not-a-number": {
    sentence: "모델이 그림을 만들지 못했습니다.",
    next: "다른 시드를 쓰거나 더 보기에서 가이던스를 낮추세요.",
  },
  "device-lost": {
    sentence: "그래픽 카드가 응답하지 않습니다.",
    next: "다시 생성하세요. 그래픽 카드가 돌아오지 않으면 프로세서가 대신합니다.",
  },
  "out-of-memory": {
    sentence: "메모리가 부족합니다.",
    next: "더 작은 영역을 표시하거나, 후보를 하나씩 만들거나, 다른 탭을 닫으세요.",
  },
  "engine-dead": {
    sentence: "그리기 엔진이 멈췄고 다시 시작하지 못했습니다.",
    next: "플러그인을 닫았다가 다시 여세요. 사진은 바뀌지 않았습니다.",
  },
  "unsupported-kind": {
    sentence: "이 모델은 이런 편집을 할 수 없습니다.",
    next: "다른 모델이나 다른 작업을 고르세요.",
  },
  "write-failed": {
    sentence: "결과를 그림 파일로 만들지 못했습니다.",
    next: "적용을 다시 누르거나 더 작은 영역을 쓰세요.",
  },
};

const hostErrors: Record<HostErrorCode, Advice> = {
  "layer-gone": {
    sentence: "레이어가 없어졌습니다.",
    next: "삭제를 실행 취소하고 적용을 다시 누르거나, PNG 저장으로 결과를 보관하세요.",
  },
  "cannot-place": {
    sentence: "편집기가 여기에 새 레이어를 받지 않았습니다.",
    next: "이 파일을 편집할 수 있는지 확인하고 적용을 다시 누르거나 PNG 저장을 누르세요.",
  },
  locked: {
    sentence: "레이어나 그 상위 레이어가 잠겨 있습니다.",
    next: "잠금을 풀고 적용을 다시 누르거나 PNG 저장을 누르세요.",
  },
  unreadable: {
    sentence: "편집기가 이 레이어의 그림을 주지 못했습니다.",
    next: "레이어를 다시 선택하세요. 글꼴이나 이미지를 아직 불러오는 중일 수 있습니다.",
  },
  "too-large": {
    sentence: "결과가 편집기가 받는 크기보다 큽니다.",
    next: "PNG로 저장해 직접 넣거나 더 작은 영역을 표시하세요.",
  },
  "storage-full": {
    sentence: "편집기에 설정을 기억할 자리가 없습니다.",
    next: "결과는 안전합니다. 다만 플러그인을 닫으면 설정을 잊습니다.",
  },
  "bad-message": {
    sentence: "편집기와 이 창의 버전이 맞지 않습니다.",
    next: "플러그인을 업데이트한 다음 다시 여세요.",
  },
  timeout: {
    sentence: "편집기가 제때 응답하지 않았습니다.",
    next: "편집기의 작업이 끝나기를 기다렸다가 다시 시도하세요.",
  },
  closed: {
    sentence: "편집기와의 연결이 끊어졌습니다.",
    next: "PNG 저장으로 결과를 보관한 다음 플러그인을 다시 여세요.",
  },
  internal: {
    sentence: "예상하지 못한 문제가 생겼습니다.",
    next: "다시 시도하세요. 사진은 바뀌지 않았습니다.",
  },
};

const notReady: Record<NotReady, Advice> = {
  "no-engine": { sentence: "그리기 엔진을 시작하고 있습니다.", next: "처음에는 조금 걸립니다." },
  "no-pack": { sentence: "쓸 수 있는 모델이 없습니다.", next: "플러그인을 닫았다가 다시 여세요." },
  "other-pack": { sentence: "이 모델은 그 작업을 할 수 없습니다.", next: "다른 모델이나 위의 다른 작업을 고르세요." },
  "no-picture": { sentence: "선택한 사진이 없습니다.", next: "캔버스에서 이미지 레이어를 선택하세요." },
  reading: { sentence: "선택한 사진을 읽고 있습니다.", next: "잠시만 기다리세요." },
  unreadable: { sentence: "선택한 사진을 읽지 못했습니다.", next: "다시 선택하세요." },
  "nothing-marked": {
    sentence: "아직 표시한 곳이 없습니다.",
    next: "브러시나 다른 도구로 바꿀 부분을 표시하세요.",
  },
  "no-subject": {
    sentence: "아직 피사체를 표시하지 않았습니다.",
    next: "남길 것을 표시하세요. 그 주변이 모두 새로 칠해집니다.",
  },
  "nothing-drawn": { sentence: "아직 그린 것이 없습니다.", next: "사진 위에 대강의 모양과 색을 그리세요." },
  "no-extension": {
    sentence: "아직 늘린 쪽이 없습니다.",
    next: "사진의 가장자리를 바깥으로 끌거나 형식을 고르세요.",
  },
};

const jobNames: Record<EditKind, string> = {
  fill: "채우기",
  remove: "지우기",
  extend: "늘리기",
  background: "배경",
  scribble: "스케치",
};

const sideNames: Record<Side, string> = { left: "왼쪽", right: "오른쪽", top: "위", bottom: "아래" };

const seconds = (value: number): string => (value < 1 ? "1초 미만" : `약 ${Math.round(value)}초`);

/** 받침에 따라: whether a word ends in a final consonant, for the particle after it. Latin letters count as none. */
function hasFinal(word: string): boolean {
  const code = word.charCodeAt(word.length - 1) - 0xac00;
  return code >= 0 && code <= 11171 && code % 28 !== 0;
}
const topic = (word: string): string => (hasFinal(word) ? "은" : "는");

export const ko: Messages = {
  selection,
  editErrors,
  hostErrors,
  notReady,
  privacy: "이 컴퓨터에서 실행되며 아무것도 업로드하지 않습니다.",
  links: { privacy: "개인정보", support: "도움말" },
  outside: {
    title: "Blendfill",
    what: "영역을 고르고 무엇이 있어야 할지 적으면 새 레이어로 만들어 드립니다. 작은 모델이 이 컴퓨터에서 직접 칠합니다. 계정도, 크레딧도 없고, 사진은 컴퓨터를 떠나지 않습니다.",
    where:
      "이 창은 편집기 안에서 열립니다. Figma에서 플러그인으로 열거나, 우리가 만든 작은 편집기인 플레이그라운드에서 써 보세요.",
    link: "플레이그라운드 열기",
  },
  preview: {
    label: "미리보기",
    reading: "사진을 읽는 중…",
    again: "사진 다시 읽기",
    size: (width, height) => `${width} × ${height}`,
    enlarged: (seen, side, times) =>
      times > 1.05
        ? `모델은 주변 ${Math.round(seen)}px를 보고, ${side}px로 칠해 ${times.toFixed(1)}배로 키웁니다.`
        : `모델은 주변 ${Math.round(seen)}px를 원래 크기 그대로 봅니다.`,
    enlargedHint: (times) =>
      times > 2.5 ? "더 세밀하게 하려면 더 작은 부분을 표시하거나 보이는 주변을 줄이세요." : "",
    legend: "점선: 모델이 보는 곳이며, 모서리를 끌어 넓히거나 좁힙니다. 빗금: 바뀔 수 있는 곳.",
    contextHint: "끌어서 모델이 보는 주변을 넓히거나 좁힙니다",
    describe: (name, width, height) => `“${name}”, ${width}×${height}픽셀`,
    original: "원본",
  },
  mask: {
    label: "칠할 곳",
    shapes: "도형",
    painted: "표시한 곳",
    everything: "전체",
    strokes: "선 주변",
    hints: {
      shapes: "사진 위에 선택한 도형",
      painted: "여기서 표시한 곳",
      everything: "사진 전체",
      strokes: "그린 선과 그 주변 조금",
    },
    hideShapes: () => "결과를 추가할 때 도형 숨기기",
    hideShapesHint: "사진 위의 도형이 결과를 가릴 수 있습니다",
    shadow: "그림자도 지우기",
    shadowHint: "옆에 있는 그림자까지 영역을 넓힙니다",
    shapesHint: (n) => `사진 위의 도형 ${n}개가 칠할 곳을 정합니다.`,
    everythingHint: "사진 전체를 다시 칠합니다.",
    size: "크기",
    undo: "실행 취소",
    redo: "다시 실행",
    clear: "비우기",
    surface: "표시할 사진: 끌어서 바꿀 곳을 표시하세요. 키보드에서는 화살표로 도구를 옮기고 Enter로 내리거나 듭니다.",
    subjectSurface:
      "표시할 사진: 끌어서 남길 곳을 표시하세요. 키보드에서는 화살표로 도구를 옮기고 Enter로 내리거나 듭니다.",
  },
  prompt: {
    labels: { fill: "프롬프트", remove: "프롬프트", extend: "프롬프트", background: "프롬프트", scribble: "프롬프트" },
    placeholders: {
      fill: "무엇이 있어야 하나요?\n비워 두면 주변을 이어 칠합니다.",
      remove: "",
      extend: "사진 바깥에는 무엇이 있나요?\n비워 두면 그대로 이어집니다.",
      background: "피사체 뒤에 무엇이 있어야 하나요?",
      scribble: "무엇을 그렸나요?",
    },
    empty: "비워 두면 주변을 이어 칠합니다.",
    suggestions: "추천 단어",
    unknown: (words) => {
      const last = words[words.length - 1] ?? "";
      return `${words.map((word) => `“${word}”`).join(", ")}${topic(last)} 모델이 모르는 단어라서 뺐습니다.`;
    },
  },
  jobs: {
    label: "할 일",
    names: jobNames,
    hints: {
      fill: "한 부분을 표시하고 무엇이 있어야 할지 적으세요.",
      remove: "지울 것을 표시하면 주변이 그 자리를 메웁니다.",
      extend: "한쪽을 바깥으로 끌면 사진이 이어집니다.",
      background: "피사체를 표시하면 그 뒤를 모두 새로 칠합니다.",
      scribble: "대강 색을 칠하고 무엇인지 적으세요.",
    },
    noPack: "설치된 모델 중에 이 작업을 할 수 있는 것이 없습니다.",
    refused: (name, reason) => `${name}: ${reason}`,
  },
  tools: {
    label: "도구",
    names: {
      brush: "브러시",
      eraser: "지우개",
      lasso: "올가미",
      rectangle: "사각형",
      ellipse: "타원",
      wand: "마술봉",
    },
    keys: { brush: "B", eraser: "E", lasso: "L", rectangle: "R", ellipse: "O", wand: "W" },
    named: (name, key) => `${name} (${key})`,
    percent: (share) => `${(share * 100).toFixed(share < 0.095 && share > 0 ? 1 : 0)}%`,
    softness: "부드러움",
    lassoHint: "끌거나 꼭짓점을 클릭하세요",
    modeLabel: "표시한 곳과 합치는 방법",
    modes: { replace: "새 영역", add: "더하기 (Shift)", subtract: "빼기 (Alt)" },
    wandBy: "마술봉이 찾는 것",
    byColour: "색",
    byColourHint: "클릭한 색과 비슷한 모든 곳",
    byEdges: "가장자리",
    byEdgesHint: "다음 가장자리까지",
    tolerance: "허용치",
    contiguous: "이어진 곳만",
    more: "표시한 영역 바꾸기",
    invert: "반전",
    alter: {
      grow: (pixels) => `${pixels}px 넓히기`,
      shrink: (pixels) => `${pixels}px 좁히기`,
      feather: (pixels) => `${pixels}px 흐리기`,
    },
    by: "값",
    amount: "양, px",
  },
  sketch: {
    surface: "그릴 사진: 끌어서 고른 색으로 그리세요. 키보드에서는 화살표로 브러시를 옮기고 Enter로 내리거나 듭니다.",
    palette: "색",
    colourNamed: (hex) => `색 ${hex}`,
    own: "다른 색",
    pickHint: "Alt를 누른 채 사진을 클릭하면 그 색을 가져옵니다",
    faithful: "충실도",
    faithfulHint: "높으면 그림을 더 따르고, 낮으면 더 실제 같아집니다",
  },
  extend: {
    formats: "형식",
    reset: "처음대로",
    anchor: "사진 위치",
    anchors: { start: "처음", middle: "가운데", end: "끝" },
    anchorHints: {
      start: "사진이 왼쪽이나 위쪽에 남습니다",
      middle: "사진이 가운데에 남습니다",
      end: "사진이 오른쪽이나 아래쪽에 남습니다",
    },
    sides: sideNames,
    sideLabel: (side) => `${side}, px`,
    words: "이쪽만의 말. 없으면 아래 프롬프트를 씁니다",
    wordsLabel: (side) => `${side}만의 말`,
    size: (width, height, by) => {
      const more = (["left", "right", "top", "bottom"] as const).filter((side) => by[side] > 0);
      return [`${width} × ${height}`, ...more.map((side) => `${sideNames[side]} +${by[side]}`)].join(", ");
    },
  },
  zoom: {
    label: "확대/축소",
    in: "확대 (+)",
    out: "축소 (−)",
    toWhole: (percent) => `${percent}%: 100%로 보기`,
    toFit: (percent) => `${percent}%: 창에 맞추기 (0)`,
  },
  count: { label: "후보 수" },
  seed: { label: "시드", roll: "새 시드", lock: "이 시드 유지" },
  more: {
    label: "더 보기",
    strength: "강도",
    strengthHint: "낮을수록 원래 그림이 더 남습니다",
    feather: "페더",
    featherHint: "가장자리를 부드럽게",
    grow: "확장",
    growHint: "표시한 영역을 넓힙니다",
    context: "주변",
    contextHint: "모델이 보는 주변의 넓이",
    auto: "자동",
    quality: "품질",
    qualityFast: "빠르게",
    qualityStandard: "표준",
    qualityFine: "세밀하게",
    qualityHint: (steps) => `${steps}단계`,
    steps: "단계",
    stepsHint: "많을수록 느리고 세밀합니다",
    guidance: "가이던스",
    guidanceHint: "프롬프트를 얼마나 엄격히 따르는지",
    reference: "참고 그림",
    referenceAuto: "더하기",
    referenceAutoHint: "물건만 더하고 그 주변은 그대로 둡니다",
    referenceClear: "바꾸기",
    referenceClearHint: "영역을 먼저 비우고, 물건 옆은 주변을 이어 칠합니다",
    referenceNone: "끄기",
    referenceNoneHint: "참고 그림 없이 말만으로 칠합니다",
    negative: "뺄 것",
    negativeHint: "나오지 말아야 할 것을 적으세요. 가이던스가 1보다 커야 합니다",
    negativePlaceholder: "무엇이 없어야 하나요?",
    rank: "후보 점수",
    rankHint: "말과 그림이 얼마나 맞는지 재어 가장 좋은 것부터 보여 줍니다",
    trajectory: "만들어지는 과정 기록",
    reset: (name) => `${name} 초기화`,
    resetAll: "모두 초기화",
    changed: (n) => `${n}개 변경`,
    model: "모델",
  },
  run: {
    generate: "생성",
    cancel: "취소",
    shortcut: (mac) => (mac ? "⌘↵" : "Ctrl ↵"),
    reading: "사진을 읽는 중…",
    loading: (percent) => `모델을 불러오는 중… ${percent}%`,
    starting: "준비하는 중…",
    step: (step, of) => `${of}단계 중 ${step}단계`,
    candidate: (index, of) => `후보 ${index}/${of}`,
    left: (value) => `${seconds(value)} 남음`,
    cancelling: "멈추는 중…",
    progress: "칠하는 중",
    done: (n) => `후보 ${n}개가 준비되었습니다.`,
    stopped: "멈췄습니다. 바뀐 것은 없습니다.",
    again: "다시 시도",
  },
  results: {
    label: "후보",
    from: (name) => `“${name}”에서`,
    option: (index, seed, accepted) => `후보 ${index}, 시드 ${seed}${accepted ? ", 추가됨" : ""}`,
    seed: (seed) => `시드 ${seed}`,
    reuse: "이 시드 쓰기",
    accept: "적용",
    accepting: "추가하는 중…",
    discard: "버리기",
    compare: "비교",
    compareHint: "누르고 있으면 원본이 보입니다 (또는 \\ 키)",
    save: "PNG 저장",
    mark: "표시 고치기",
    show: "결과 보기",
    reference: (name) => `보관함의 “${name}” 그림에서 시작했습니다.`,
    withoutReference: "그림 없이 칠하기",
    added: (label) => `“${label}” 레이어를 추가했습니다.`,
    took: (value) => (value < 1 ? "하나에 1초 미만" : `하나에 ${value.toFixed(value < 10 ? 1 : 0)}초`),
  },
  layer: {
    named: (kind, words) => `${jobNames[kind]}: ${words}`,
    unnamed: {
      fill: "채우기: 주변 이어 칠함",
      remove: "지움",
      extend: "늘림",
      background: "배경: 주변 이어 칠함",
      scribble: "스케치",
    },
    file: "blendfill",
  },
  stored: {
    offer: "Blendfill로 칠한 레이어입니다. 프롬프트와 영역, 설정을 다시 쓸 수 있습니다.",
    edit: "다시 편집",
    partly: "더 새로운 Blendfill로 칠한 레이어라 프롬프트와 시드만 쓸 수 있습니다.",
    newer: "더 새로운 Blendfill로 칠했습니다. 다시 편집하려면 플러그인을 업데이트하세요.",
    unreadable: "Blendfill로 칠했지만 설정을 더는 읽을 수 없습니다.",
    missingPack: (id) => `“${id}” 모델이 없어 이 모델을 대신 씁니다.`,
  },
  environment: {
    starting: "엔진을 시작하는 중…",
    webgpu: "그래픽 카드로 칠합니다",
    processor: "프로세서로 칠합니다",
    noWebgpu: "WebGPU가 없어 프로세서로 칠합니다",
    insecure: "내장 창이라 프로세서로 칠합니다",
    pace: (value) => `그림 하나에 ${seconds(value)}`,
    noStorage: "여기에는 저장할 수 없어 매번 모델을 불러옵니다.",
  },
  pages: { label: "화면", edit: "그리기", history: "기록", models: "모델", settings: "설정" },
  welcome: { sentence: "이 컴퓨터에서 실행되며 아무것도 업로드하지 않습니다.", start: "확인" },
  several: {
    title: (n) => `사진 ${n}장이 선택되었습니다.`,
    shapes: (n) => `그중 ${n}장은 위에 놓인 도형이 칠할 곳을 정합니다.`,
    whole: "도형이 없는 사진은 전체를 다시 칠합니다.",
  },
  queue: {
    label: "대기열",
    add: "대기열에 넣기",
    waiting: (n) => `${n}개 대기`,
    failed: (n) => `${n}개 실패`,
    added: (n) => `대기열에 넣었습니다. ${n}개가 기다립니다.`,
    earlier: (label) => `앞으로: ${label}`,
    later: (label) => `뒤로: ${label}`,
    remove: (label) => `빼기: ${label}`,
    retry: (label) => `다시 시도: ${label}`,
    stopAll: "모두 멈추기",
    resume: "계속",
    paused: "그리기 엔진이 멈춰 대기열이 기다리고 있습니다.",
    prepare: "다음 것 준비하기",
    watch: "지켜보기",
    run: (index, of) => `${of}번 중 ${index}번째 실행`,
    previous: "이전 실행",
    next: "다음 실행",
  },
  history: {
    label: "기록",
    empty: "아직 기록이 없습니다. 생성한 것은 모두 이 문서와 함께 여기에 남습니다.",
    nothing: "찾는 기록이 없습니다.",
    search: "프롬프트와 사진 이름 검색",
    starred: "별표만 보기",
    star: "별표",
    unstar: "별표 떼기",
    remove: "기록에서 삭제",
    reuse: "다시 쓰기",
    reuseHint: "프롬프트, 영역, 설정, 시드를 되돌립니다",
    show: "결과 보기",
    showHint: "이 결과는 아직 메모리에 있습니다",
    candidate: (index, seed) => `후보 ${index}, 시드 ${seed}: 이 시드로 다시 쓰기`,
    newer: "더 새로운 Blendfill로 만든 기록입니다. 그대로 보관하며, 모두 쓰려면 플러그인을 업데이트하세요.",
    unreadable: "읽을 수 없는 기록입니다. 그대로 보관합니다.",
    unfinished: (made, asked) => `후보 ${asked}개 중 ${made}개`,
    settings: (steps, guidance) => `${steps}단계 · 가이던스 ${guidance}`,
    when: (milliseconds) => new Date(milliseconds).toLocaleString("ko", { dateStyle: "medium", timeStyle: "short" }),
    noWords: "프롬프트 없음",
    notKept: {
      sentence: "이 실행을 기록에 남기지 못했습니다.",
      next: "결과는 안전하니 계속하세요. 필요한 것은 플러그인을 닫기 전에 PNG로 저장하세요.",
    },
    "storage-full": {
      sentence: "기록이 별표한 실행으로 가득 찼습니다.",
      next: "별표를 떼거나 기록을 지워 자리를 만드세요. 결과는 안전하니 계속하세요.",
    },
    "too-large": {
      sentence: "이 실행은 기록에 남기기에 너무 큽니다.",
      next: "영역의 모양이 너무 세밀합니다. 결과는 안전하니 계속하세요.",
    },
  },
  models: {
    label: "모델",
    kinds: "할 수 있는 일",
    licence: "라이선스",
    size: (megabytes) => `${megabytes.toFixed(megabytes < 10 ? 1 : 0)}MB`,
    side: (pixels) => `${pixels} × ${pixels}px로 칠함`,
    pace: (value) => `이 컴퓨터에서 후보 하나에 ${seconds(value)}`,
    noPace: "아직 속도를 재지 않았습니다. 처음 실행할 때 잽니다",
    ready: "메모리에 준비됨",
    loading: (percent) => `불러오는 중… ${percent}%`,
    idle: "메모리에 없음. 필요할 때 불러옵니다",
    install: "지금 불러오기",
    unload: "메모리에서 내리기",
    use: "이 모델 쓰기",
    inUse: "사용 중",
    machine: "이 컴퓨터",
    webgpu: "그래픽 카드: WebGPU 사용 가능",
    f16: ", 반정밀도 지원",
    noF16: ", 반정밀도 미지원: 반정밀도 모델은 쓸 수 없습니다",
    processor: "프로세서: 언제나 사용 가능",
    memory: (gigabytes) => `메모리: ${gigabytes}GB 이상`,
    space: (used, free) => `저장 공간: ${used}MB 사용, ${free}MB 남음`,
    noSpace: "저장 공간: 없음. 매번 모델을 불러옵니다",
    obstacles: {
      "no-webgpu": "이 브라우저에 WebGPU가 없어 프로세서에서 더 느리게 실행됩니다.",
      "no-f16": "이 그래픽 카드는 반정밀도를 지원하지 않습니다.",
      "little-memory": "이 컴퓨터의 메모리가 모자라 도중에 멈출 수 있습니다.",
      insecure: "이 창은 그래픽 카드를 쓸 수 없어 프로세서에서 더 느리게 실행됩니다.",
    },
    libraries: "참고 그림",
  },
  settings: {
    label: "설정",
    language: "언어",
    shortcuts: "단축키",
    privacy: "사진과 프롬프트는 이 컴퓨터를 떠나지 않습니다. 계정도 없고 사용 기록도 세지 않습니다.",
    keys: {
      generate: "생성, 또는 대기열에 넣기",
      stop: "실행 멈추기",
      compare: "누르고 있기: 원본 보기",
      smaller: "브러시 작게",
      larger: "브러시 크게",
      undo: "실행 취소",
      redo: "다시 실행",
      prompts: "빈 프롬프트에서: 이전 프롬프트",
    },
  },
  words: {
    open: "아는 단어",
    search: "단어 검색",
    close: "단어 닫기",
    none: "그런 단어는 없습니다. 다른 단어도 써 볼 수 있지만 모델이 빼놓을 수 있습니다.",
    kinds: { object: "물건", material: "재질", place: "장소", other: "그 밖" },
    reference: "그림 보관함에서",
    more: (n) => `${n}개 더 보기`,
  },
  photopea: {
    shapes: "선택 영역",
    shapesHint: "Photopea에서 만든 선택 영역이 칠할 곳을 정합니다.",
    waysHint: "Photopea에서 만든 선택 영역",
    nothingSelected: {
      sentence: "사진을 열어 시작하세요.",
      next: "Photopea에서 사진을 여세요. 거기서 선택 영역을 만들어 칠할 곳을 정하거나, 여기서 브러시로 표시할 수 있습니다.",
    },
  },
  score: {
    label: (value) => value.toFixed(2),
    said: (value) => `점수 ${value.toFixed(2)}`,
    hint: "모델이 스스로 잰, 말과 그림이 맞는 정도입니다. 높을수록 좋습니다",
  },
  trajectory: { save: "만들어진 과정을 그림 띠로 저장" },
  update: { ready: "Blendfill의 새 버전이 준비되었습니다.", reload: "새로 고침" },
  resize: "창 크기 바꾸기: 끌거나 화살표 키를 쓰세요",
  dismiss: "닫기",
};
