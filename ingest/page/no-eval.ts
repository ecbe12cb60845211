import { config } from 'zod';

// zod asks whether it may compile code, and the page's policy says no aloud. Imported before any schema.
config({ jitless: true });
