/** Where the reader's own choice of light or dark is kept; absent while the system decides. */
export const themeKey = 'trace-dojo:theme';

/**
 * Runs inline in `<head>`, before the first paint, so that a reader who chose the other theme sees no flash of the
 * system's one. astro.config.mjs puts the hash of this very string into the content security policy.
 */
export const themeScript = `try{var t=localStorage.getItem('${themeKey}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;
