/** Whether the tests that take long are wanted: `npm run test:cluster -- --all`. */
export const long = process.env['FLEET_CLUSTER_ALL'] === '1';
