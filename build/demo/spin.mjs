// A program that truly spins: it looks for something that never comes.
let tries = 0;
for (;;) tries = (tries + 1) % 1_000_000;
