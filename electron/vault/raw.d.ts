/** The text of a file, put in by Vite when it builds. */
declare module '*?raw' {
  const text: string;
  export default text;
}
