/** Our own GPUDevice: ORT drops adapter options, so it is requested here and handed over. */

import type { Notice } from "../contract/notices";

export interface GpuDevice {
  readonly device: GPUDevice;
  /** "vendor architecture", for people and for remembering self-tests. */
  readonly name: string;
  /** Rejects never; resolves with the reason when the device is gone. */
  readonly lost: Promise<string>;
}

/** The adapter and why there is none. */
export type AdapterAnswer =
  | { readonly found: true; readonly adapter: GPUAdapter; readonly name: string }
  | { readonly found: false; readonly note: Notice };

/** Asks for the faster graphics card. Never rejects: having none is a normal answer. */
export async function findAdapter(gpu: GPU | undefined): Promise<AdapterAnswer> {
  if (gpu === undefined) {
    return { found: false, note: { code: "no-webgpu" } };
  }
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
    if (adapter === null) {
      return { found: false, note: { code: "no-card" } };
    }
    return { found: true, adapter, name: `${adapter.info.vendor} ${adapter.info.architecture}`.trim() || "unnamed" };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { found: false, note: { code: "card-silent", detail } };
  }
}

/** ORT uses these when the device has them. */
const wantedFeatures = ["shader-f16", "subgroups", "timestamp-query"] as const;

/** Limits ORT sizes its kernels by; the defaults are far below what cards offer (128 MiB per binding). */
const wantedLimits = [
  "maxBufferSize",
  "maxStorageBufferBindingSize",
  "maxStorageBuffersPerShaderStage",
  "maxComputeWorkgroupStorageSize",
  "maxComputeInvocationsPerWorkgroup",
  "maxComputeWorkgroupSizeX",
  "maxComputeWorkgroupSizeY",
  "maxComputeWorkgroupSizeZ",
  "maxComputeWorkgroupsPerDimension",
] as const;

/**
 * ORT's fused attention is wrong with subgroups on SwiftShader (subgroup size 4; measured with ORT 1.30.0), and a
 * software adapter gains nothing from them.
 */
export function subgroupsTrusted(info: {
  readonly isFallbackAdapter?: boolean;
  readonly subgroupMaxSize?: number;
}): boolean {
  return info.isFallbackAdapter !== true && (info.subgroupMaxSize ?? 0) > 4;
}

/** A device with what ORT can use of the adapter. An adapter gives one device; ask for a new one after a loss. */
export async function openDevice(adapter: GPUAdapter, name: string): Promise<GpuDevice> {
  const trusted = subgroupsTrusted(adapter.info);
  const requiredFeatures = wantedFeatures.filter(
    (feature) => adapter.features.has(feature) && (feature !== "subgroups" || trusted),
  );
  const requiredLimits = Object.fromEntries(wantedLimits.map((limit) => [limit, adapter.limits[limit]]));
  const device = await adapter.requestDevice({ requiredFeatures, requiredLimits });
  return { device, name, lost: device.lost.then((info) => info.message || info.reason) };
}
