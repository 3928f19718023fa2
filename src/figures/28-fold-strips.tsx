import { Panel, Label, Box } from './kit';

const N = 200;
const X0 = 78;
const WIDTH = 292;
const ROWS = 6;

/** Rows to draw for k folds: all of them, or the first few and the last. */
const rounds = (k: number): number[] => (k <= ROWS ? Array.from({ length: k }, (_, i) => i) : [0, 1, 2, k - 1]);

export default function FoldStrips() {
  let y = 34;
  return (
    <Panel
      width={440}
      height={352}
      title="Fold strips for k = 2, 5, 10 and 200"
      desc="For each k, rows of blocks: in every round one block is colored as validation and the rest trains. The shares used for training are 50, 80, 90 and 99.5 percent."
    >
      <Label x={X0} y={14} anchor="start" size={15} color="cinnabar">
        validation
      </Label>
      <Label x={X0 + 88} y={14} anchor="start" size={15} color="soft">
        training
      </Label>
      {[2, 5, 10, N].map((k) => {
        const rows = rounds(k);
        const top = y;
        const h = 14;
        const gap = 3;
        const height = rows.length * (h + gap) + (k > ROWS ? 12 : 0);
        y += height + 18;
        const fold = WIDTH / k;
        return (
          <g key={k}>
            <Label x={X0 - 10} y={top + height / 2} anchor="end" size={15}>
              k = {k}
            </Label>
            <Label x={X0 + WIDTH + 10} y={top + height / 2} anchor="start" size={15}>
              {Number(((100 * (k - 1)) / k).toFixed(1))}%
            </Label>
            {rows.map((r, i) => {
              const rowTop = top + i * (h + gap) + (k > ROWS && i === rows.length - 1 ? 12 : 0);
              return (
                <g key={r}>
                  <Box x={X0} y={rowTop} w={WIDTH} h={h} radius={0} fill="wash" color="rule" width={1} />
                  {k <= 10 &&
                    Array.from({ length: k }, (_, j) => (
                      <Box
                        key={j}
                        x={X0 + j * fold}
                        y={rowTop}
                        w={fold}
                        h={h}
                        radius={0}
                        fill="none"
                        color="rule"
                        width={1}
                      />
                    ))}
                  <Box
                    x={X0 + r * fold}
                    y={rowTop}
                    w={Math.max(fold, 2)}
                    h={h}
                    radius={0}
                    fill="cinnabar"
                    color="cinnabar"
                    width={0.5}
                  />
                </g>
              );
            })}
            {k > ROWS && (
              <Label x={X0 + WIDTH / 2} y={top + 3 * (h + gap) + 3} size={15} color="soft">
                ⋯
              </Label>
            )}
          </g>
        );
      })}
    </Panel>
  );
}
