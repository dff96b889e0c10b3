// The fonts of the system, which have Chinese; those of the theme don't.
export { default } from 'vitepress/theme-without-fonts';
