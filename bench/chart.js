// Draws times as a bar chart, in a self-contained SVG.

const [width, barHeight, gap, labelWidth, top] = [760, 16, 6, 230, 44];
const colours = { licdiag: '#1f6feb', other: '#9aa4af' };

/** @param bars `{ label, milliseconds }`, in the order to show */
export function drawChart(title, bars) {
  const most = Math.max(...bars.map(({ milliseconds }) => milliseconds));
  const scale = (width - labelWidth - 90) / most;
  const rows = bars.map(({ label, milliseconds }, i) => {
    const y = top + i * (barHeight + gap);
    const length = Math.max(1, milliseconds * scale);
    const colour = label.startsWith('licdiag') ? colours.licdiag : colours.other;
    return [
      `<text x="${labelWidth - 8}" y="${y + 12}" text-anchor="end">${plainText(label)}</text>`,
      `<rect x="${labelWidth}" y="${y}" width="${length.toFixed(1)}" height="${barHeight}" fill="${colour}"/>`,
      `<text x="${(labelWidth + length + 6).toFixed(1)}" y="${y + 12}">${milliseconds.toFixed(0)} ms</text>`,
    ].join('\n');
  });
  const height = top + bars.length * (barHeight + gap) + 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img">
<title>Times of licdiag and others on the same logs</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="16" y="24" font-size="15">${plainText(title)}</text>
${rows.join('\n')}
</svg>
`;
}

function plainText(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
