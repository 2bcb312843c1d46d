/** Where the reader's own choice of light or dark is kept; absent while the system decides. */
export const themeKey = 'trace-dojo:theme';
/** Where the reader's own choice of language is kept; absent while the browser decides. */
export const localeKey = 'trace-dojo:locale';

/** Runs in `<head>` before the first paint, so that a reader who chose the other theme sees no flash of the system's. */
export const themeScript = `try{var t=localStorage.getItem('${themeKey}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;

/** Runs on `/` only: goes to the reader's language, and leaves the page with its two links where scripts do not run. */
export const localeScript = `(function(){var c=null;try{c=localStorage.getItem('${localeKey}')}catch(e){}if(c!=='en'&&c!=='ja')c=(navigator.languages||[navigator.language]).map(function(l){return l.slice(0,2)}).find(function(l){return l==='en'||l==='ja'})||'en';location.replace(document.currentScript.dataset.base+c+'/')})()`;

/** The inline scripts of the site. astro.config.mjs puts the hash of each into the content security policy. */
export const inlineScripts = [themeScript, localeScript];
