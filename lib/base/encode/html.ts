import { showUnseen } from './unseen.ts';

/**
 * The text as HTML text or as the value of a quoted attribute: no tag, entity or
 * end of attribute comes of it, and unseen characters are written out. Not for
 * `<script>`, `<style>`, addresses or attributes that hold code.
 */
export function escapeHtml(text: string): string {
  const seen = text
    .split(/(\r\n|[\n\t])/)
    .map((part, index) => (index % 2 === 1 ? part : showUnseen(part)));
  return seen.join('').replace(/[&<>"'`]/g, (sign) => entities[sign] ?? sign);
}

// --- internal ---

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};
