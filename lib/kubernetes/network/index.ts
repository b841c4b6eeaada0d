export { defaultDeny, rolePolicies } from './policies.ts';
