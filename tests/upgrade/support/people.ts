/** Those of organisation.yaml beside this file, in the tenant of the released databases. */
export const tenant = '5c1d7f0e-8b3a-4e62-9f4d-2a6b90c7e318';
export const channel = '19:c3e8b1f05d9a4726a0d47be96f12c853@thread.tacv2';
export const leads = {
  marek: 'd3587e2a-94b1-4c0d-8e76-1f9a05b3c6d8',
  sian: '7b2e9d54-c08f-4163-b5a7-e1d40c6f8392',
  farida: 'a94d1c07-3e6b-4f28-9d50-68b7c2e1f543',
} as const;

/** The key that sealed every released database. It seals invented words only. */
export const keys = `released:${Buffer.from('a key of invented words and tests').subarray(0, 32).toString('base64')}`;

/** Where a released database says that its connector was. */
export const connectorThen = 'http://connector.invalid/';
