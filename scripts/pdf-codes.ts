/** QR codes beside the addresses of the demos, so that a reader of paper need not type. Only where the site has a public address. */
import qrcode from 'qrcode-generator';

/** The address as an SVG of one path, with the quiet zone of four modules that scanners ask for. */
export function qrSvg(address: string): string {
  const code = qrcode(0, 'M');
  code.addData(address);
  code.make();
  const size = code.getModuleCount();
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let from = 0; from < size; from++) {
      if (!code.isDark(row, from)) continue;
      let to = from;
      while (to < size && code.isDark(row, to)) to++;
      path += `M${from} ${row}h${to - from}v1h${from - to}z`;
      from = to;
    }
  }
  return `<svg class="qr" role="img" aria-label="QR code: ${address}" viewBox="-4 -4 ${size + 8} ${size + 8}" shape-rendering="crispEdges"><path fill="#000" d="${path}"/></svg>`;
}

/** In the browser: puts each code beside the address of its demo, in the text and in the list of demos. */
export function placeCodes(codes: [number: string, svg: string][]): void {
  for (const [number, svg] of codes) {
    for (const place of document.querySelectorAll('.live-at, .demo-list li')) {
      if (place.textContent?.includes(`/d/${number}/`)) place.insertAdjacentHTML('afterbegin', svg);
    }
  }
}
