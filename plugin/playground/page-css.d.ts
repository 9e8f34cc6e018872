/** esbuild turns the stylesheet into main.css; the import has no value. */
declare module "*.css";
