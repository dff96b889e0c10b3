/** HTML pages that need nothing else: no script, no link, no font. */
import type { MessageLanguage } from './localized';
import { escapeMarkup } from './markup';

/** Up to the tag that opens the body. `style` is CSS of our own. */
export function pageHead(title: string, style: string, language: MessageLanguage): string {
  return `<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeMarkup(title)}</title>
<style>
${style}
</style>
</head>
<body>
`;
}
