export { thisProtection, type Protection } from './protection.ts';
