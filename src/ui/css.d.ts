/** Components bring their own style sheet; whoever only renders to a string (worker, tests) leaves it out. */
declare module '*.css' {}
