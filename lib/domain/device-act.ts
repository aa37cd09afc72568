/** Devices that one act takes. */
export const ACT_DEVICES_MAX = 100_000
/** How many of them may be named one by one. */
export const ACT_DEVICE_IDS_MAX = 1_000
